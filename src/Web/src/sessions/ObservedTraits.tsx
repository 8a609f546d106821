import { percent } from '../shared/format';
import { Button } from '../ui/Button';
import styles from './Annotations.module.css';
import type { Exchange } from './conversation';
import { useConversations } from './conversationStore';

/** What was seen in an exchange and, under the newest, what one might say next. */
export function ObservedTraits({ exchange, sessionId, isLast }: { exchange: Exchange; sessionId: string; isLast: boolean }) {
  const send = useConversations((state) => state.send);
  return (
    <>
      {exchange.traits.length > 0 ? (
        <ul className={styles.chips} aria-label="Traits seen in this reply">
          {exchange.traits.map((trait) => (
            <li key={trait.id ?? trait.name} className={styles.chip} title={trait.description}>
              {trait.name} <b>{trait.intensity.toFixed(2)}</b>
            </li>
          ))}
          {exchange.confidence === null ? null : (
            <li className={styles.confidence} title="How sure it is of these traits">
              {percent(exchange.confidence)} sure
            </li>
          )}
        </ul>
      ) : null}
      {isLast && exchange.suggestedActions.length > 0 ? (
        <ul className={styles.actions} aria-label="What you might say next">
          {exchange.suggestedActions.map((action) => (
            <li key={action}>
              <Button small onClick={() => void send(sessionId, exchange.personaId, action)}>
                {action}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
