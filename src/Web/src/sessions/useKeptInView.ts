import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Exchange } from './conversation';

/** Who reads this close to the end reads at the end. */
const nearPx = 80;

/**
 * Keeps a scrolled list where its reader is: at the end when that is where they read, and at the same words when older ones are
 * put in above them. Returns the ref of the list.
 */
export function useKeptInView(exchanges: readonly Exchange[]): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ first: '', last: '', height: 0, fromEnd: 0 });

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

    const note = () => {
      before.current = {
        ...now,
        height: element.scrollHeight,
        fromEnd: element.scrollHeight - element.scrollTop - element.clientHeight,
      };
    };
    note();
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [exchanges]);

  return scroller;
}
