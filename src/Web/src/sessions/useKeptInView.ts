import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Exchange } from './conversation';

/** Who reads this close to the end reads at the end. */
const nearPx = 80;

interface KeptInView {
  /** The ref of the list. What it holds is its first child. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Whether a reply has begun or ended since the reader went up from the end. */
  hasNews: boolean;
  toEnd(): void;
}

/**
 * Keeps a scrolled list where its reader is: at the end when that is where they read, and at the same words when older ones are
 * put in above them.
 */
export function useKeptInView(exchanges: readonly Exchange[]): KeptInView {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ first: '', last: '', newest: '', height: 0, fromEnd: 0 });
  /** What was newest when the reader went up; null while they are at the end. */
  const [left, setLeft] = useState<string | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const { first, last, height, fromEnd } = before.current;
    const now = { first: exchanges[0]?.clientMessageId ?? '', last: exchanges.at(-1)?.clientMessageId ?? '' };
    const isOlderAbove = first !== '' && now.first !== first && now.last === last;
    const saysSomethingNew = now.last !== last && exchanges.at(-1)?.status === 'sending';

    if (isOlderAbove && element.scrollTop < element.scrollHeight - height) {
      element.scrollTop += element.scrollHeight - height;
    } else if (first === '' || saysSomethingNew || fromEnd < nearPx) {
      element.scrollTop = element.scrollHeight;
    }
    before.current = { ...now, newest: newestOf(exchanges), ...placeIn(element) };
  }, [exchanges]);

  useEffect(() => {
    const element = scroller.current!;
    const note = () => {
      before.current = { ...before.current, ...placeIn(element) };
      const { fromEnd, newest } = before.current;
      setLeft((known) => (fromEnd < nearPx ? null : (known ?? newest)));
    };
    // The keyboard of a phone takes its room from the list, and would cover the end of what is read there.
    // What it holds grows as well where details are opened, and those are read from their beginning.
    const follow = (entries: readonly ResizeObserverEntry[]) => {
      const isResized = entries.some(({ target }) => target === element);
      if (isResized && before.current.fromEnd < nearPx) element.scrollTop = element.scrollHeight;
      note();
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    observer.observe(element.firstElementChild!);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, []);

  const toEnd = useCallback(() => {
    const element = scroller.current!;
    element.scrollTop = element.scrollHeight;
    // What was pressed goes, and the focus would go with it.
    element.focus({ preventScroll: true });
  }, []);

  const newest = newestOf(exchanges);
  return { scroller, hasNews: left !== null && newest !== '' && newest !== left, toEnd };
}

const placeIn = (element: HTMLElement) => ({
  height: element.scrollHeight,
  fromEnd: element.scrollHeight - element.scrollTop - element.clientHeight,
});

/** The newest reply, as far as it has come; empty where none has begun. */
function newestOf(exchanges: readonly Exchange[]): string {
  const begun = exchanges.findLast(({ status }) => status === 'speaking' || status === 'done');
  return begun ? `${begun.clientMessageId}/${begun.status}` : '';
}
