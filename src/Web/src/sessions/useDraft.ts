import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

/** What was begun and not sent, by session, for as long as the page lives. */
const begun = new Map<string, string>();

/** What is being written in a conversation. Who looks at something else meanwhile finds it again. */
export function useDraft(sessionId: string): [string, Dispatch<SetStateAction<string>>] {
  const [text, setText] = useState(() => begun.get(sessionId) ?? '');
  useEffect(() => {
    if (text === '') begun.delete(sessionId);
    else begun.set(sessionId, text);
  }, [sessionId, text]);
  return [text, setText];
}
