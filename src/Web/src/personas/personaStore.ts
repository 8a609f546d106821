import { create } from 'zustand';
import { messageOf } from '../api/problem';
import type { Persona, PersonaWish, TraitChange } from '../api/types';
import { hub } from '../hub/hub';
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
import { traitKey } from './traitId';

interface PersonaState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  error: string | null;
  personas: Readonly<Record<string, KnownPersona>>;
  /** Values of traits, oldest first, as recorded and as heard since, by `persona/trait`. */
  samples: Readonly<Record<string, readonly TraitSample[]>>;
  /** Reads the list. Each page of it is there as soon as it comes. */
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
  create(wish: PersonaWish): Promise<Persona>;
  edit(personaId: string, wish: PersonaWish): Promise<Persona>;
  remove(personaId: string): Promise<void>;
  /** Brings one back that was deleted. */
  restore(personaId: string): Promise<void>;
  /** Changes a trait and takes over what the server made of it. */
  changeTrait(change: TraitChange): Promise<void>;
}

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

  // Unlisted ones, as far as is known: no list will ever hold them.
  const foundByAddress = new Set<string>();
  let isReading = false;

  /** Takes in a page of the list, without undoing what was heard since the list was begun. */
  const takeListed = (before: PersonaState, items: readonly Persona[]) => {
    const goneSince = new Set(get().removed.flatMap((persona) => (before.removed.includes(persona) ? [] : persona.id)));
    take(items.filter((persona) => !goneSince.has(persona.id)));
    items.forEach(({ id }) => foundByAddress.delete(id));
  };

  /** Leaves out whom the whole list no longer holds. Who is another object now was made, found or heard of meanwhile. */
  const leaveOutGone = (before: PersonaState, listed: ReadonlySet<string>) => {
    const isGone = (persona: KnownPersona) =>
      !listed.has(persona.id) && !foundByAddress.has(persona.id) && before.personas[persona.id] === persona;
    set(({ personas }) => ({ personas: byId(Object.values(personas).filter((persona) => !isGone(persona))) }));
  };

  const readList = async (before: PersonaState) => {
    const listed = new Set<string>();
    let isWhole = false;
    for await (const { items, nextCursor } of personaApi.pages()) {
      takeListed(before, items);
      items.forEach(({ id }) => listed.add(id));
      isWhole = nextCursor === undefined;
    }
    if (isWhole) leaveOutGone(before, listed);
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
      if (isReading) return;
      isReading = true;
      const before = get();
      set((state) => ({ status: state.status === 'ready' ? 'ready' : 'loading', error: null }));
      try {
        await readList(before);
        set({ status: 'ready' });
      } catch (failure) {
        // The list that was read before stays; the next connection has it read anew.
        if (get().status !== 'ready') set({ status: 'failed', error: messageOf(failure) });
      } finally {
        isReading = false;
      }
    },

    async find(personaId) {
      if (get().personas[personaId]) return;
      const found = await personaApi.get(personaId);
      // The list may have told of it meanwhile.
      if (!get().personas[personaId]) foundByAddress.add(personaId);
      put(found);
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

    create: async (wish) => put(await personaApi.create(wish)),
    edit: async (personaId, wish) => put(await personaApi.edit(personaId, wish)),

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

// Who was made, changed or deleted while there was no connection was not heard of. As the first one opens, the list has just been read.
let hasConnected = false;
hub.onEachConnection(() => {
  const { status, load } = usePersonas.getState();
  if (status === 'failed' || (status === 'ready' && hasConnected)) void load();
  hasConnected = true;
});

const byId = (personas: readonly KnownPersona[]) => Object.fromEntries(personas.map((persona) => [persona.id, persona]));
