import { beforeEach, expect, it, vi } from 'vitest';
import { whenNear } from './whenNear';

let report: (isIntersecting: boolean) => void;

beforeEach(() =>
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        report = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe = () => undefined;
      disconnect = () => undefined;
    },
  ),
);

/** Counts how often it calls back, for an element that is near from the beginning. */
function watch(isAtOnce: boolean): () => number {
  const begin = vi.fn();
  whenNear({} as Element, null, isAtOnce, begin);
  report(true);
  return () => begin.mock.calls.length;
}

it('calls back at once for what is near already', () => {
  expect(watch(true)()).toBe(1);
});

it('waits, where it shall, until what is near has gone and come again', () => {
  const calls = watch(false);
  report(false);
  expect(calls()).toBe(0);
  report(true);
  expect(calls()).toBe(1);
});
