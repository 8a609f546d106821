import { useEffect, useLayoutEffect, useRef, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { limits } from '../api/limits';
import { useConnection } from '../hub/hub';
import { Button } from '../ui/Button';
import { focusUnlessTouched } from '../ui/focus';
import { tellLength } from '../ui/length';
import { Problem } from '../ui/Notice';
import { useMedia } from '../ui/useMedia';
import styles from './Composer.module.css';
import { isRunning, type Conversation } from './conversation';
import { useConversations } from './conversationStore';
import { whyUnsendable, withTakenBack } from './draft';
import { doesSend } from './enterKey';
import { useDraft } from './useDraft';
import { useHeightOfText } from './useHeightOfText';
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
  const withdraw = useConversations((state) => state.withdraw);
  const isConnected = useConnection(({ status }) => status === 'connected');
  const [text, setText] = useDraft(sessionId);
  const area = useRef<HTMLTextAreaElement>(null);
  const typing = useTypingNotice(sessionId);
  const runs = conversation.exchanges.some(isRunning);
  const problem = whyUnsendable(text);
  const length = tellLength(text.trim(), limits.message);
  const isUnsent = conversation.exchanges.some(({ status }) => status === 'sending');

  const isTouched = useMedia('(pointer: coarse)');

  useHeightOfText(area, text);
  useEffect(() => focusStill(area.current), []);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const message = text.trim();
    if (!message || problem !== null) return;
    setText('');
    typing.end();
    focusStill(area.current);
    void send(sessionId, personaId, message);
  };

  const submitOnEnter = (event: KeyboardEvent) => {
    if (!doesSend(event.nativeEvent, isTouched)) return;
    event.preventDefault();
    submit();
  };

  const halt = () => {
    const words = withdraw(sessionId);
    if (words === null) {
      focusStill(area.current);
      void stop(sessionId);
      return;
    }
    setText((meanwhile) => withTakenBack(words, meanwhile));
    area.current?.focus({ preventScroll: true });
  };

  return (
    <form className={styles.composer} onSubmit={submit}>
      {problem === null ? null : <Problem message={problem} />}
      {problem !== null || length === null ? null : <p className={styles.length}>{length}</p>}
      {conversation.notStopped ? <Problem message={conversation.notStopped.message} /> : null}
      <div className={styles.box}>
        <textarea
          ref={area}
          className={styles.text}
          dir="auto"
          rows={1}
          value={text}
          aria-label={`Message to ${personaName}`}
          enterKeyHint={isTouched ? 'enter' : 'send'}
          placeholder={`Say something to ${personaName}`}
          onKeyDown={submitOnEnter}
          onChange={(event) => {
            setText(event.target.value);
            typing.begin();
          }}
        />
        <Buttons
          area={area}
          runs={runs}
          hasText={text.trim() !== ''}
          canSend={text.trim() !== '' && problem === null}
          canTakeBack={isUnsent && !isConnected}
          onStop={halt}
        />
      </div>
    </form>
  );
}

interface ButtonsProps {
  area: RefObject<HTMLTextAreaElement | null>;
  /** Whether a reply is under way. */
  runs: boolean;
  hasText: boolean;
  canSend: boolean;
  /** Whether to stop is to take back what was not sent yet. */
  canTakeBack: boolean;
  onStop(): void;
}

/** While a reply runs, it can be stopped, and what was written meanwhile can be sent: a touch screen has no key for that. */
function Buttons({ area, runs, hasText, canSend, canTakeBack, onStop }: ButtonsProps) {
  const hasSend = !runs || hasText;
  // The button that has the focus may go, and the focus would fall to the page.
  const focused = useRef<'stop' | 'send' | null>(null);
  useLayoutEffect(() => {
    const isGone = (focused.current === 'stop' && !runs) || (focused.current === 'send' && !hasSend);
    if (!isGone) return;
    focused.current = null;
    focusStill(area.current);
  }, [area, runs, hasSend]);
  const forgetFocus = () => (focused.current = null);

  // Two buttons: one that became the other while it was pressed would send what it has just taken back.
  return (
    <div className={styles.buttons}>
      {runs ? (
        <Button icon="stop" onClick={onStop} onFocus={() => (focused.current = 'stop')} onBlur={forgetFocus}>
          {canTakeBack ? 'Take back' : 'Stop'}
        </Button>
      ) : null}
      {hasSend ? (
        <Button
          type="submit"
          look="strong"
          icon="send"
          disabled={!canSend}
          onFocus={() => (focused.current = 'send')}
          onBlur={forgetFocus}
        >
          Send
        </Button>
      ) : null}
    </div>
  );
}

/** What is read stays where it is when the box beneath it has the focus. */
const focusStill = (area: HTMLTextAreaElement | null) => focusUnlessTouched(area, { preventScroll: true });
