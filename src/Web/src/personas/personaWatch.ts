import type { Persona } from '../api/types';
import { callHub, onEachConnection } from '../hub/hub';
import { usePersonas } from './personaStore';

/** The most that one call may name. */
const askedAtOnce = 100;

/** How long to wait, in milliseconds, where personas could not be watched though the line is open. */
const patience = 5_000;

/** Keeps all known personas watched, so that a trait that moves anywhere moves here. Returns what ends that. */
export function watchPersonas(): () => void {
  let watched = new Set<string>();
  let isRunning = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const watchOthers = async () => {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(again);
    for (let next = nextOf(watched); next.length > 0; next = nextOf(watched)) {
      const asked = watched;
      next.forEach((personaId) => asked.add(personaId));
      if (!(await watch(next))) {
        next.forEach((personaId) => asked.delete(personaId));
        again = setTimeout(() => void watchOthers(), patience);
        break;
      }
    }
    isRunning = false;
  };

  const endLine = onEachConnection(() => {
    watched = new Set();
    void watchOthers();
  });
  const endStore = usePersonas.subscribe(() => void watchOthers());
  return () => {
    clearTimeout(again);
    endLine();
    endStore();
  };
}

function nextOf(watched: ReadonlySet<string>): string[] {
  return Object.keys(usePersonas.getState().personas)
    .filter((personaId) => !watched.has(personaId))
    .slice(0, askedAtOnce);
}

/** Watches personas and takes what may have changed since they were read. Returns whether to go on with others. */
async function watch(personaIds: readonly string[]): Promise<boolean> {
  try {
    const found = await callHub<Persona[]>('watch_personas', { personaIds });
    usePersonas.setState(({ personas }) => {
      const newer = found.filter((persona) => (personas[persona.id]?.version ?? -1) < persona.version);
      return newer.length === 0
        ? { personas }
        : { personas: { ...personas, ...Object.fromEntries(newer.map((persona) => [persona.id, persona])) } };
    });
    return true;
  } catch {
    return false;
  }
}
