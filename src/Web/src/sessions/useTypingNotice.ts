import { useEffect, useMemo } from 'react';
import { useConversations } from './conversationStore';

const pauseMs = 2500;

interface TypingNotice {
  /** A key was struck. */
  begin(): void;
  end(): void;
}

/** Tells one's other devices that one types, once, and that one has stopped, after a pause. */
export function useTypingNotice(sessionId: string): TypingNotice {
  const tell = useConversations((state) => state.tellTyping);
  const notice = useMemo(() => createNotice((isTyping) => tell(sessionId, isTyping)), [sessionId, tell]);
  useEffect(() => notice.end, [notice]);
  return notice;
}

function createNotice(tell: (isTyping: boolean) => void): TypingNotice {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const end = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    tell(false);
  };
  const begin = () => {
    if (timer === null) tell(true);
    else clearTimeout(timer);
    timer = setTimeout(end, pauseMs);
  };
  return { begin, end };
}
