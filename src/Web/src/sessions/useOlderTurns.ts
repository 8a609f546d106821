import { useEffect, useRef, type RefObject } from 'react';
import { useConversations } from './conversationStore';
import { whenNear } from './whenNear';

/** Reads older turns when the top of the list comes near. Returns the ref of what stands at the top. */
export function useOlderTurns(sessionId: string, scroller: RefObject<HTMLElement | null>) {
  const top = useRef<HTMLParagraphElement>(null);
  const readOlder = useConversations((state) => state.readOlder);
  const olderBefore = useConversations((state) => state.conversations[sessionId]?.olderBefore);
  const status = useConversations((state) => state.history[sessionId]?.status);

  useEffect(() => {
    if (!olderBefore || status === 'loading' || !top.current) return;
    // What failed would fail again at once, and again.
    const isAtOnce = status !== 'failed';
    return whenNear(top.current, scroller.current, isAtOnce, () => void readOlder(sessionId));
  }, [olderBefore, readOlder, scroller, sessionId, status]);

  return top;
}
