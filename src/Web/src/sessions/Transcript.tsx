import { useState } from 'react';
import type { Persona } from '../api/types';
import { Orrery } from '../personas/Orrery';
import { Button } from '../ui/Button';
import { Loading, Problem } from '../ui/Notice';
import type { Conversation } from './conversation';
import { useConversations } from './conversationStore';
import { ExchangeView } from './ExchangeView';
import styles from './Transcript.module.css';
import { useKeptInView } from './useKeptInView';
import { useNewReply } from './useNewReply';
import { useOlderTurns } from './useOlderTurns';

/** What has been said. It follows the newest words unless the reader has scrolled up. */
export function Transcript({ conversation, persona }: { conversation: Conversation; persona: Persona | undefined }) {
  const { sessionId, exchanges, olderBefore } = conversation;
  const history = useConversations((state) => state.history[sessionId]);
  const readAgain = useConversations((state) => state.readAgain);
  const { scroller, hasNews, toEnd } = useKeptInView(exchanges);
  const top = useOlderTurns(sessionId, scroller);
  const newReply = useNewReply(exchanges);

  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="log" aria-label="What was said" aria-live="off">
      <div className={styles.turns}>
        {olderBefore ? (
          <p ref={top} className={styles.older}>
            {history?.status === 'failed' ? null : 'Loading earlier messages …'}
          </p>
        ) : null}
        {history?.status === 'failed' ? (
          <Problem message={history.error ?? 'Earlier messages could not be loaded.'} onRetry={() => void readAgain(sessionId)} />
        ) : null}
        {exchanges.length === 0 && history?.status === 'loading' ? <Loading what="Loading the conversation …" /> : null}
        {exchanges.length === 0 && history?.status === 'ready' ? <Opening persona={persona} /> : null}
        {exchanges.map((exchange, i) => (
          <ExchangeView
            key={exchange.clientMessageId}
            exchange={exchange}
            sessionId={sessionId}
            isLast={i === exchanges.length - 1}
          />
        ))}
      </div>
      {hasNews ? (
        <div className={styles.news}>
          <Button small look="strong" icon="down" onClick={toEnd}>
            New reply
          </Button>
        </div>
      ) : null}
      <p className="visually-hidden" aria-live="polite">
        {newReply}
      </p>
    </div>
  );
}

/** What stands where nothing was said yet: how the persona begins, and how else it may. */
function Opening({ persona }: { persona: Persona | undefined }) {
  const [turns, setTurns] = useState(0);
  const greetings = [persona?.greeting ?? '', ...(persona?.alternateGreetings ?? [])].filter((greeting) => greeting !== '');
  return (
    <div className={styles.opening}>
      {persona ? <Orrery persona={persona} size={168} /> : null}
      <p dir="auto" aria-live="polite" className={styles.greeting}>
        {greetings[turns % greetings.length] ?? 'Say something.'}
      </p>
      {greetings.length > 1 ? (
        <Button small icon="retry" onClick={() => setTurns(turns + 1)}>
          Another beginning
        </Button>
      ) : null}
      {persona ? <p dir="auto" className={styles.about}>{persona.description}</p> : null}
    </div>
  );
}
