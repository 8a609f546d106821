import { isNotFound } from '../api/http';
import type { Persona } from '../api/types';
import { callHub, onEachConnection } from '../hub/hub';
import { usePersonas } from './personaStore';

// One line may ask for ten things a second in the long run, and the person who sits at it has other wishes.
const askedAtOnce = 60;
const pause = 150;

/** Keeps all known personas watched, so that a trait that moves anywhere moves here. Returns what ends that. */
export function watchPersonas(): () => void {
  let watched = new Set<string>();
  let isRunning = false;

  const watchOthers = async () => {
    if (isRunning) return;
    isRunning = true;
    for (let personaId = nextOf(watched); personaId !== undefined; personaId = nextOf(watched)) {
      const asked = watched;
      asked.add(personaId);
      if (!(await watch(personaId))) {
        asked.delete(personaId);
        break;
      }
      if (asked.size > askedAtOnce) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    isRunning = false;
  };

  const endLine = onEachConnection(() => {
    watched = new Set();
    void watchOthers();
  });
  const endStore = usePersonas.subscribe(() => void watchOthers());
  return () => {
    endLine();
    endStore();
  };
}

function nextOf(watched: ReadonlySet<string>): string | undefined {
  return Object.keys(usePersonas.getState().personas).find((personaId) => !watched.has(personaId));
}

/** Watches a persona and takes what may have changed since it was read. Returns whether to go on with others. */
async function watch(personaId: string): Promise<boolean> {
  try {
    const persona = await callHub<Persona>('watch_persona', { personaId });
    usePersonas.setState(({ personas }) =>
      (personas[personaId]?.version ?? -1) < persona.version
        ? { personas: { ...personas, [personaId]: persona } }
        : { personas },
    );
    return true;
  } catch (failure) {
    // Deleted meanwhile; anything else is the line, whose next opening begins anew.
    return isNotFound(failure);
  }
}
