import { create } from 'zustand';
import { messageOf } from '../api/problem';
import type { Persona, PersonaDraft, Trait, TraitChange } from '../api/types';
import { hub } from '../hub/hub';
import type { Pages } from '../shared/pages';
import { without } from '../shared/without';
import { personaApi } from './personaApi';
import { traitApi } from './traitApi';
import {
  mergeSamples,
  samplesOf,
  withRead,
  withSample,
  withTrait,
  type KnownPersona,
  type TraitChangedEvent,
  type TraitSample,
} from './traitChanges';

interface PersonaState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  error: string | null;
  personas: Readonly<Record<string, KnownPersona>>;
  /** Values of traits, oldest first, as recorded and as heard since, by `persona/trait`. */
  samples: Readonly<Record<string, readonly TraitSample[]>>;
  load(): Promise<void>;
  /** Reads one persona that is not known yet. */
  find(personaId: string): Promise<void>;
  /** Reads what is recorded of how a persona's traits moved. What cannot be had is not missed: the newest is told anyway. */
  recordings(personaId: string, signal: AbortSignal): Promise<void>;
  /** Deleted ones that can be brought back: those deleted here first, then one's own as the server lists them. */
  removed: readonly Persona[];
  /** Reads which of one's own were deleted. */
  findRemoved(signal: AbortSignal): Promise<void>;
  /** Takes in personas as they were read. */
  take(read: readonly Persona[]): void;
  /** Takes in a persona that was made or changed. */
  put(persona: Persona): Persona;
  create(draft: PersonaDraft): Promise<Persona>;
  edit(personaId: string, draft: PersonaDraft): Promise<Persona>;
  remove(personaId: string): Promise<void>;
  /** Brings one back that was deleted. */
  restore(personaId: string): Promise<void>;
  /** Changes a trait and takes over what the server made of it. */
  changeTrait(change: TraitChange): Promise<void>;
}

export const traitKey = (personaId: string, traitId: string) => `${personaId}/${traitId}`;

export const usePersonas = create<PersonaState>((set, get) => {
  const applyTraitChange = (event: TraitChangedEvent) =>
    set((state) => {
      const known = state.personas[event.personaId];
      if (!known) return state;
      const changed = withTrait(known, event);
      if (changed === known) return state;
      const key = traitKey(event.personaId, event.trait.id);
      const before = known.traits.find((trait) => trait.id === event.trait.id)?.intensity;
      const sample = { version: event.version, at: Date.now(), intensity: event.trait.intensity };
      return {
        personas: { ...state.personas, [event.personaId]: changed },
        samples: event.removed
          ? without(state.samples, key)
          : before === event.trait.intensity
            ? state.samples
            : { ...state.samples, [key]: withSample(state.samples[key], before, sample) },
      };
    });

  const take = (read: readonly Persona[]) =>
    set((state) => {
      const news = read
        .map((persona) => withRead(state.personas[persona.id], persona))
        .filter((persona) => persona !== state.personas[persona.id]);
      return news.length === 0 ? state : { personas: { ...state.personas, ...byId(news) } };
    });

  const put = (persona: Persona) => {
    take([persona]);
    return persona;
  };

  /** Takes in the list as it was read, without undoing what was heard while it was. */
  const takeAll = (before: PersonaState, { items, nextCursor }: Pages<Persona>) => {
    const goneSince = new Set(get().removed.flatMap((persona) => (before.removed.includes(persona) ? [] : persona.id)));
    const listed = new Set(items.map((persona) => persona.id));
    // Who is another object now was made, found by its address, or heard of meanwhile.
    const isGone = (persona: KnownPersona) => !listed.has(persona.id) && before.personas[persona.id] === persona;
    if (nextCursor === null) set(({ personas }) => ({ personas: byId(Object.values(personas).filter((persona) => !isGone(persona))) }));
    take(items.filter((persona) => !goneSince.has(persona.id)));
  };

  hub.on<TraitChangedEvent>('trait_changed', applyTraitChange);

  return {
    status: 'idle',
    error: null,
    personas: {},
    samples: {},
    removed: [],
    take,
    put,

    async load() {
      if (get().status === 'loading') return;
      const before = get();
      set((state) => ({ status: state.status === 'ready' ? 'ready' : 'loading', error: null }));
      try {
        takeAll(before, await personaApi.all());
        set({ status: 'ready' });
      } catch (failure) {
        set({ status: 'failed', error: messageOf(failure) });
      }
    },

    async find(personaId) {
      if (!get().personas[personaId]) put(await personaApi.get(personaId));
    },

    async recordings(personaId, signal) {
      const { items } = await traitApi.history(personaId, signal);
      set(({ samples }) => {
        const recorded = [...samplesOf(items)].map(([traitId, values]) => {
          const key = traitKey(personaId, traitId);
          return [key, mergeSamples(values, samples[key])] as const;
        });
        return { samples: { ...samples, ...Object.fromEntries(recorded) } };
      });
    },

    create: async (draft) => put(await personaApi.create(draft)),
    edit: async (personaId, draft) => put(await personaApi.edit(personaId, draft)),

    async remove(personaId) {
      await personaApi.remove(personaId);
      set(({ personas, removed }) => ({
        personas: without(personas, personaId),
        removed: [...(personas[personaId] ? [personas[personaId]] : []), ...removed],
      }));
    },

    async findRemoved(signal) {
      const { items } = await personaApi.removed(signal);
      set(({ removed }) => {
        const known = new Set(removed.map((persona) => persona.id));
        return { removed: [...removed, ...items.filter((persona) => !known.has(persona.id))] };
      });
    },

    async restore(personaId) {
      put(await personaApi.restore(personaId));
      set(({ removed }) => ({ removed: removed.filter((persona) => persona.id !== personaId) }));
    },

    async changeTrait(change) {
      const { personaId, version, trait } = await personaApi.changeTrait(change);
      applyTraitChange({ personaId, version, trait, removed: change.action === 'remove' });
    },
  };
});

// What failed while the server was away is read when it is back, without being asked for.
hub.onEachConnection(() => {
  const { status, load } = usePersonas.getState();
  if (status === 'failed') void load();
});

const byId = (personas: readonly KnownPersona[]) => Object.fromEntries(personas.map((persona) => [persona.id, persona]));

/** Core traits are everybody's; the others are a persona's own. */
export function byRing(traits: readonly Trait[]): { core: Trait[]; own: Trait[] } {
  return { core: traits.filter((trait) => trait.inherited), own: traits.filter((trait) => !trait.inherited) };
}
