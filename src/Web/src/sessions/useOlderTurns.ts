import { useEffect, useRef, type RefObject } from 'react';
import { useConversations } from './conversationStore';

/** Reads older turns when the top of the list comes near. Returns the ref of what stands at the top. */
export function useOlderTurns(sessionId: string, scroller: RefObject<HTMLElement | null>) {
  const top = useRef<HTMLParagraphElement>(null);
  const readOlder = useConversations((state) => state.readOlder);
  const olderBefore = useConversations((state) => state.conversations[sessionId]?.olderBefore);

  useEffect(() => {
    if (!olderBefore || !top.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void readOlder(sessionId);
      },
      { root: scroller.current, rootMargin: '200px 0px 0px' },
    );
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [olderBefore, readOlder, scroller, sessionId]);

  return top;
}
