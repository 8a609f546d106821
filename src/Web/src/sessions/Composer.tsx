import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { limits } from '../api/limits';
import { messageOf } from '../api/problem';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import styles from './Composer.module.css';
import { isRunning, type Conversation } from './conversation';
import { useConversations } from './conversationStore';
import { useTypingNotice } from './useTypingNotice';

interface ComposerProps {
  conversation: Conversation;
  personaId: string;
  personaName: string;
}

export function Composer({ conversation, personaId, personaName }: ComposerProps) {
  const { sessionId } = conversation;
  const send = useConversations((state) => state.send);
  const stop = useConversations((state) => state.stop);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const typing = useTypingNotice(sessionId);
  const runs = conversation.exchanges.some(isRunning);

  useEffect(() => area.current?.focus({ preventScroll: true }), []);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const message = text.trim();
    if (!message) return;
    setText('');
    typing.end();
    void send(sessionId, personaId, message);
  };

  const submitOnEnter = (event: KeyboardEvent) => {
    // While a syllable is being composed, Enter chooses it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  };

  const halt = () => stop(sessionId).catch((failure: unknown) => setProblem(messageOf(failure)));

  return (
    <form className={styles.composer} onSubmit={submit}>
      {problem ? <Problem message={problem} /> : null}
      <div className={styles.box}>
        <textarea
          ref={area}
          className={styles.text}
          rows={1}
          value={text}
          maxLength={limits.message}
          aria-label={`Message to ${personaName}`}
          placeholder={`Say something to ${personaName}`}
          onKeyDown={submitOnEnter}
          onChange={(event) => {
            setText(event.target.value);
            typing.begin();
          }}
        />
        {runs ? (
          <Button icon="stop" onClick={() => void halt()}>
            Stop
          </Button>
        ) : (
          <Button type="submit" look="strong" icon="send" disabled={text.trim() === ''}>
            Send
          </Button>
        )}
      </div>
    </form>
  );
}
