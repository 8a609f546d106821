import { Link } from 'wouter';
import type { Origin as PersonaOrigin } from '../api/types';
import { usePersona } from '../personas/usePersona';
import { routes } from '../shared/routes';
import styles from './PersonaCard.module.css';

const beginnings: Record<PersonaOrigin['kind'], string> = {
  clone: 'A clone of',
  fork: 'Grown in a conversation from',
  text: 'Made from a text',
  card: 'Imported from a character card',
};

/** What a persona was made from, and the way there; and who made its character card, where one was. */
export function Origin({ origin, creator }: { origin: PersonaOrigin; creator: string | undefined }) {
  const ancestor = usePersona(origin.ancestorId ?? null);
  return (
    <p className={styles.origin}>
      {beginnings[origin.kind]}
      {origin.ancestorId ? (
        <>
          {' '}
          <Link href={routes.persona(origin.ancestorId)}>
            <bdi>{ancestor?.name ?? origin.ancestorId}</bdi>
          </Link>, version{' '}
          {origin.ancestorVersion}
        </>
      ) : null}
      {creator ? (
        <>
          {origin.kind === 'card' ? ' by ' : ', with a character card by '}
          <bdi>{creator}</bdi>
        </>
      ) : null}
    </p>
  );
}
