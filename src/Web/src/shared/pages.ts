import type { Page } from '../api/types';

/** A list that is read page by page, as far as it was read. */
export interface Pages<T> {
  items: readonly T[];
  /** Where the next page begins; null at the end. */
  nextCursor: string | null;
}

/** The list with its next page. What has moved up since stays where it is by now. */
export function withNext<T extends { id: string }>(known: Pages<T>, page: Page<T>): Pages<T> {
  return { items: [...known.items, ...notIn(page.items, known.items)], nextCursor: page.nextCursor ?? null };
}

/**
 * The list after its first page was read anew, in which things move up when they change. What comes after that page is kept, where
 * the page reaches down to something that has not changed: then all that has moved up is in it.
 */
export function withFirst<T extends { id: string }>(
  known: Pages<T>,
  page: Page<T>,
  isUnchanged: (before: T, now: T) => boolean,
): Pages<T> {
  const last = page.items.at(-1);
  const place = known.items.findIndex((item) => last !== undefined && item.id === last.id && isUnchanged(item, last));
  const isWhole = page.nextCursor === undefined;
  const after = isWhole || place < 0 ? [] : notIn(known.items.slice(place + 1), page.items);
  return {
    items: [...page.items, ...after],
    nextCursor: after.length > 0 ? known.nextCursor : (page.nextCursor ?? null),
  };
}

/** The items that are not among the others. */
function notIn<T extends { id: string }>(items: readonly T[], others: readonly T[]): T[] {
  const ids = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !ids.has(id));
}
