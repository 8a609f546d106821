import { create } from 'zustand';
import { messageOf } from '../api/problem';
import type { TraitChange } from '../api/types';
import { without } from '../shared/without';
import { usePersonas } from './personaStore';
import { traitKey } from './traitId';

// A dragged slider would otherwise ask hundreds of times a second; the last value always goes out.
const spacingMs = 120;

interface TuningState {
  /** What the person has set and the server has not yet confirmed, by `persona/trait`. Without it, the server's value shows again. */
  wished: Readonly<Record<string, number>>;
  /** Why a wish was refused, by `persona/trait`. */
  errors: Readonly<Record<string, string>>;
  /** Moves a trait at once here and as soon as may be on the server; moves it back when that refuses. */
  setIntensity(personaId: string, traitId: string, intensity: number): void;
  /** Makes any other change. Throws when it is refused. */
  change(change: TraitChange): Promise<void>;
  /** The same for a trait that is there: why it is refused stands in its errors. */
  attempt(change: TraitChange): Promise<void>;
}

export const useTuning = create<TuningState>((set, get) => {
  const underWay = new Set<string>();

  const carryOut = async (personaId: string, traitId: string, key: string) => {
    underWay.add(key);
    for (let sent: number | undefined; sent !== get().wished[key]; ) {
      const intensity = (sent = get().wished[key]!);
      try {
        await usePersonas.getState().changeTrait({ personaId, traitId, action: 'set', intensity });
        await new Promise((resolve) => setTimeout(resolve, spacingMs));
      } catch (failure) {
        set((state) => ({ errors: { ...state.errors, [key]: messageOf(failure) } }));
        break;
      }
    }
    underWay.delete(key);
    set((state) => ({ wished: without(state.wished, key) }));
  };

  return {
    wished: {},
    errors: {},

    setIntensity(personaId, traitId, intensity) {
      const key = traitKey(personaId, traitId);
      set((state) => ({ wished: { ...state.wished, [key]: intensity }, errors: without(state.errors, key) }));
      if (!underWay.has(key)) void carryOut(personaId, traitId, key);
    },

    async change(change) {
      const key = traitKey(change.personaId, change.traitId);
      set((state) => ({ errors: without(state.errors, key) }));
      await usePersonas.getState().changeTrait(change);
    },

    async attempt(change) {
      const key = traitKey(change.personaId, change.traitId);
      try {
        await get().change(change);
      } catch (failure) {
        set((state) => ({ errors: { ...state.errors, [key]: messageOf(failure) } }));
      }
    },
  };
});
