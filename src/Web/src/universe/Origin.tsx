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

/** What a persona was made from, and the way there. */
export function Origin({ origin }: { origin: PersonaOrigin }) {
  const ancestor = usePersona(origin.ancestorId ?? null);
  return (
    <p className={styles.origin}>
      {beginnings[origin.kind]}
      {origin.ancestorId ? (
        <>
          {' '}
          <Link href={routes.persona(origin.ancestorId)}>{ancestor?.name ?? origin.ancestorId}</Link>, version{' '}
          {origin.ancestorVersion}
        </>
      ) : null}
    </p>
  );
}
