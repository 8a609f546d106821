import { limits } from '../api/limits';
import type { Persona } from '../api/types';
import { callHub, onEachConnection } from '../hub/hub';
import { usePersonas } from './personaStore';

/** How long to wait, in milliseconds, where personas could not be watched though the line is open. */
const patience = 5_000;

/** How often one that is missing from the answer is asked for: it may have failed for a moment, or be gone. */
const mostTries = 3;

/** What one connection watches. It ends with it. */
class Line {
  readonly watched = new Set<string>();
  readonly misses = new Map<string, number>();

  /** Whom to ask for next: nobody who is watched, was asked for just now, or has been missing too often. */
  next(asked: ReadonlySet<string>): string[] {
    return Object.keys(usePersonas.getState().personas)
      .filter((id) => !this.watched.has(id) && !asked.has(id) && (this.misses.get(id) ?? 0) < mostTries)
      .slice(0, limits.page);
  }

  answered(asked: readonly string[], found: ReadonlySet<string>): void {
    for (const id of asked) {
      if (found.has(id)) this.watched.add(id);
      else this.misses.set(id, (this.misses.get(id) ?? 0) + 1);
    }
  }
}

/** Keeps all known personas watched, so that a trait that moves anywhere moves here. Returns what ends that. */
export function watchPersonas(): () => void {
  let line = new Line();
  let isRunning = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const watchOthers = async () => {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(again);
    const asked = new Set<string>();
    for (let next = line.next(asked); next.length > 0; next = line.next(asked)) {
      const current = line;
      next.forEach((id) => asked.add(id));
      const found = await watch(next);
      if (current !== line) asked.clear();
      else if (found) line.answered(next, found);
      else break;
    }
    isRunning = false;
    if (line.next(new Set()).length > 0) again = setTimeout(() => void watchOthers(), patience);
  };

  const endLine = onEachConnection(() => {
    line = new Line();
    void watchOthers();
  });
  const endStore = usePersonas.subscribe(() => void watchOthers());
  return () => {
    clearTimeout(again);
    endLine();
    endStore();
  };
}

/** Watches personas and takes what may have changed since they were read. Returns who is watched now; null where nobody is. */
async function watch(personaIds: readonly string[]): Promise<ReadonlySet<string> | null> {
  try {
    const found = await callHub<Persona[]>('watch_personas', { personaIds });
    usePersonas.setState(({ personas }) => {
      const newer = found.filter((persona) => (personas[persona.id]?.version ?? -1) < persona.version);
      return newer.length === 0
        ? { personas }
        : { personas: { ...personas, ...Object.fromEntries(newer.map((persona) => [persona.id, persona])) } };
    });
    return new Set(found.map((persona) => persona.id));
  } catch {
    return null;
  }
}
