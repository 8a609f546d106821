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

function Opening({ persona }: { persona: Persona | undefined }) {
  return (
    <div className={styles.opening}>
      {persona ? <Orrery persona={persona} size={168} /> : null}
      <p className={styles.greeting}>{persona?.greeting ?? 'Say something.'}</p>
      {persona ? <p className={styles.about}>{persona.description}</p> : null}
    </div>
  );
}
