import { limits } from '../api/limits';
import { ApiError } from '../api/problem';
import type { Persona } from '../api/types';
import { hub } from '../hub/hub';
import { usePersonas } from './personaStore';

/** How long to wait where personas could not be watched though there is a connection. */
const pauseMs = 5_000;

/** How often one that is missing from the answer is asked for: it may have failed for a moment, or be gone. */
const mostTries = 3;

/** What one connection watches. It ends with it. */
class ConnectionWatch {
  readonly watched = new Set<string>();
  readonly misses = new Map<string, number>();
  /** Whether the server takes no more of them from one connection. */
  isFull = false;

  /** Whom to ask for next: nobody who is watched, was asked for just now, or has been missing too often. */
  next(asked: ReadonlySet<string>): string[] {
    if (this.isFull) return [];
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
  let connection = new ConnectionWatch();
  let isRunning = false;
  // After a refusal, whatever is heard of personas meanwhile: each of them would else ask anew at once.
  let isPaused = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const watchOthers = async () => {
    if (isRunning || isPaused) return;
    isRunning = true;
    clearTimeout(again);
    const asked = new Set<string>();
    for (let next = connection.next(asked); next.length > 0; next = connection.next(asked)) {
      const current = connection;
      next.forEach((id) => asked.add(id));
      const { found, isFull } = await watch(next);
      if (current !== connection) {
        asked.clear();
        continue;
      }
      connection.isFull = isFull;
      isPaused = found === null;
      if (found === null) break;
      connection.answered(next, found);
    }
    isRunning = false;
    if (isPaused || connection.next(new Set()).length > 0) again = setTimeout(resume, pauseMs);
  };
  const resume = () => {
    isPaused = false;
    void watchOthers();
  };

  const endConnections = hub.onEachConnection(() => {
    connection = new ConnectionWatch();
    resume();
  });
  const endStore = usePersonas.subscribe(() => void watchOthers());
  return () => {
    clearTimeout(again);
    endConnections();
    endStore();
  };
}

interface Watched {
  /** Who is watched now; null where nobody is. */
  found: ReadonlySet<string> | null;
  /** Whether the server takes no more. */
  isFull: boolean;
}

/** Watches personas and takes what may have changed since they were read. */
async function watch(personaIds: readonly string[]): Promise<Watched> {
  try {
    const found = await hub.call<Persona[]>('watch_personas', { personaIds });
    usePersonas.getState().take(found);
    return { found: new Set(found.map((persona) => persona.id)), isFull: false };
  } catch (failure) {
    return { found: null, isFull: failure instanceof ApiError && failure.code === 'too_many_watches' };
  }
}
