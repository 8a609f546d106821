import { memo } from 'react';
import { Link } from 'wouter';
import type { Persona } from '../api/types';
import { routes } from '../shared/routes';
import { useConnection } from '../hub/hub';
import { Orrery } from '../personas/Orrery';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import styles from './ConversationHead.module.css';

interface ConversationHeadProps {
  /** Who does what in it just now. */
  presence: string;
  persona: Persona | undefined;
  /** Whether it is still to be said with whom one talks. */
  isNew: boolean;
  /** Opens the personality where it is not beside the conversation anyway. */
  onTune?: () => void;
}

export const ConversationHead = memo(function ConversationHead({ presence, persona, isNew, onTune }: ConversationHeadProps) {
  // What was last heard of others holds no longer.
  const isLost = useConnection((connection) => connection.status === 'lost');
  return (
    <header className={styles.head}>
      <Link href={routes.talks} className={styles.back} aria-label="All conversations">
        <Icon name="back" />
      </Link>
      {persona ? (
        <Link href={routes.persona(persona.id)} className={styles.who}>
          <Orrery persona={persona} size={44} />
          <h2 dir="auto">{persona.name}</h2>
        </Link>
      ) : (
        <h2>{isNew ? 'A new conversation' : 'A conversation'}</h2>
      )}
      <p className={styles.state} role="status">
        {isLost ? '' : presence}
      </p>
      {onTune && persona ? <IconButton icon="dials" label="Personality" onClick={onTune} /> : null}
    </header>
  );
});
