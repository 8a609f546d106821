import { memo } from 'react';
import { usePersona } from '../personas/usePersona';
import { inFull } from '../shared/format';
import { CopyButton } from '../ui/CopyButton';
import { Problem } from '../ui/Notice';
import { useFocusKept } from '../ui/useFocusKept';
import { isRunning, type Exchange } from './conversation';
import { useConversations } from './conversationStore';
import { Degraded } from './Degraded';
import styles from './ExchangeView.module.css';
import { Markdown } from './Markdown';
import { ObservedTraits } from './ObservedTraits';
import { RecalledMemories } from './RecalledMemories';
import { ReceiptButton } from './ReceiptButton';

interface ExchangeProps {
  exchange: Exchange;
  sessionId: string;
  isLast: boolean;
}

/** A message and its reply. */
export const ExchangeView = memo(function ExchangeView({ exchange, sessionId, isLast }: ExchangeProps) {
  const persona = usePersona(exchange.personaId);
  const name = persona?.name ?? exchange.personaId;
  const region = useFocusKept<HTMLElement>();
  return (
    <article ref={region} tabIndex={-1} className={styles.exchange} data-status={exchange.status} aria-busy={isRunning(exchange)}>
      <div className={styles.mine}>
        <span className="visually-hidden">You said:</span>
        <p dir="auto" className={styles.said}>{exchange.userMessage ?? '… said on another device'}</p>
      </div>
      <div className={styles.theirs}>
        <header className={styles.by}>
          <svg width={10} height={10} aria-hidden="true">
            <circle cx={5} cy={5} r={5} fill={persona?.color ?? 'currentColor'} />
          </svg>
          <bdi>{name}</bdi>
          <time dateTime={exchange.at}>{inFull(exchange.at)}</time>
          {exchange.status === 'done' && exchange.seq !== null ? (
            <ReceiptButton sessionId={sessionId} seq={exchange.seq} personaName={name} />
          ) : null}
        </header>
        <Reply exchange={exchange} sessionId={sessionId} />
        {exchange.status === 'done' ? (
          <div className={styles.tools}>
            <CopyButton label="Copy this reply" textOf={() => exchange.reply} />
          </div>
        ) : null}
        <RecalledMemories memories={exchange.memories} />
        {exchange.status === 'done' ? <ObservedTraits exchange={exchange} sessionId={sessionId} isLast={isLast} /> : null}
        <Degraded reasons={exchange.degraded} />
      </div>
    </article>
  );
});

function Reply({ exchange, sessionId }: { exchange: Exchange; sessionId: string }) {
  const retry = useConversations((state) => state.retry);
  switch (exchange.status) {
    case 'sending':
    case 'waiting':
      return (
        <p className={styles.thinking}>
          <span aria-hidden="true" />
          <span aria-hidden="true" />
          <span aria-hidden="true" />
          <span className="visually-hidden">{exchange.status === 'sending' ? 'Sending …' : 'Thinking …'}</span>
        </p>
      );
    case 'failed':
      return (
        <Problem
          message={exchange.error?.message ?? 'There is no reply.'}
          {...(exchange.error?.retryable ? { onRetry: () => void retry(sessionId, exchange.clientMessageId) } : {})}
        />
      );
    case 'stopped':
      return exchange.reply ? <Markdown text={exchange.reply} /> : <p className={styles.silence}>Stopped.</p>;
    default:
      return (
        <div className={exchange.status === 'speaking' ? styles.speaking : ''} data-testid="reply">
          <Markdown text={exchange.reply} />
        </div>
      );
  }
}
