/**
 * Does pieces of work one after the other, in the order in which they are given, whatever becomes of those before. What hangs holds
 * up the rest.
 */
type InTurn = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
