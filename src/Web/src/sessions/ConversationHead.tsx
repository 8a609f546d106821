import { Link } from 'wouter';
import type { Persona } from '../api/types';
import { routes } from '../shared/routes';
import { useConnection } from '../hub/hub';
import { Orrery } from '../personas/Orrery';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import type { Conversation } from './conversation';
import styles from './ConversationHead.module.css';

interface ConversationHeadProps {
  conversation: Conversation;
  persona: Persona | undefined;
  /** Whether it is still to be said with whom one talks. */
  isNew: boolean;
  /** Opens the personality where it is not beside the conversation anyway. */
  onTune?: () => void;
}

export function ConversationHead({ conversation, persona, isNew, onTune }: ConversationHeadProps) {
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
          <h2>{persona.name}</h2>
        </Link>
      ) : (
        <h2>{isNew ? 'A new conversation' : 'A conversation'}</h2>
      )}
      <p className={styles.state} role="status">
        {isLost ? '' : stateOf(conversation, persona)}
      </p>
      {onTune && persona ? <IconButton icon="dials" label="Personality" onClick={onTune} /> : null}
    </header>
  );
}

function stateOf(conversation: Conversation, persona: Persona | undefined): string {
  if (conversation.personaIsTyping && persona) return `${persona.name} is writing …`;
  if (conversation.someoneIsTyping && conversation.online > 1) return 'You are typing on another device …';
  return conversation.online > 1 ? `Open on ${conversation.online} devices` : '';
}
