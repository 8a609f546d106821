import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { drafts } from '../shared/drafts';

/** Under which name it is kept what one is writing in a conversation. */
export const talkDraft = (sessionId: string) => `talk/${sessionId}`;

/** What is being written in a conversation. Who looks at something else meanwhile finds it again. */
export function useDraft(sessionId: string): [string, Dispatch<SetStateAction<string>>] {
  const name = talkDraft(sessionId);
  const [text, setText] = useState(() => drafts.read<string>(name) ?? '');
  useEffect(() => {
    if (text === '') drafts.forget(name);
    else drafts.keep(name, text);
  }, [name, text]);
  return [text, setText];
}
