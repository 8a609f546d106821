import { describe, expect, it } from 'vitest';
import { withFirst, withNext, type Pages } from './pages';

interface Item {
  id: string;
  at: number;
}

/** Items such as `a3`: the id and when it was changed. */
const items = (...told: string[]): Item[] => told.map((item) => ({ id: item[0]!, at: Number(item.slice(1)) }));
const list = (nextCursor: string | null, ...told: string[]): Pages<Item> => ({ items: items(...told), nextCursor });
const page = (nextCursor: string | null, ...told: string[]) => ({ items: items(...told), ...(nextCursor ? { nextCursor } : {}) });
const refreshed = (known: Pages<Item>, first: ReturnType<typeof page>) => withFirst(known, first, (a, b) => a.at === b.at);

describe('withNext', () => {
  it('adds what is not there yet, and knows the end', () => {
    expect(withNext(list('b', 'c9', 'a3', 'b2'), page(null, 'c1', 'd0'))).toEqual(list(null, 'c9', 'a3', 'b2', 'd0'));
  });
});

describe('withFirst', () => {
  it('keeps what comes after the page, each once, and where it goes on', () => {
    expect(refreshed(list('d', 'a4', 'b3', 'c2', 'd1'), page('a', 'd9', 'a4'))).toEqual(list('d', 'd9', 'a4', 'b3', 'c2'));
  });

  it('leaves out what is no longer in the page', () => {
    expect(refreshed(list('d', 'a4', 'b3', 'c2', 'd1'), page('c', 'a4', 'c2'))).toEqual(list('d', 'a4', 'c2', 'd1'));
  });

  it('leaves out what comes after the last page', () => {
    expect(refreshed(list(null, 'a4', 'b3', 'c2'), page(null, 'a4', 'b3'))).toEqual(list(null, 'a4', 'b3'));
  });

  it('begins anew where more has moved up than a page holds, so that nothing is missing between', () => {
    expect(refreshed(list('c', 'a4', 'b3', 'c2'), page('y', 'z9', 'b8'))).toEqual(list('y', 'z9', 'b8'));
  });

  it('goes on after the page where that reaches further than what was known', () => {
    expect(refreshed(list('b', 'a4', 'b3'), page('c', 'a4', 'c2'))).toEqual(list('c', 'a4', 'c2'));
  });
});
