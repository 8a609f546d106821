import { useCallback } from 'react';
import { Link } from 'wouter';
import type { LineageItem, LineageNode, Persona } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { routes } from '../shared/routes';
import { useAnswer } from '../shared/useAnswer';
import { Unanswered } from '../ui/Unanswered';
import styles from './Lineage.module.css';

const kinds: Record<NonNullable<LineageItem['kind']>, string> = {
  clone: 'a clone',
  fork: 'a fork of a conversation',
  text: 'made from a text',
  card: 'from a card',
};

/** What a persona was made from, and what was made from it. Nothing where it stands alone. */
export function Lineage({ persona }: { persona: Persona }) {
  const answer = useAnswer(
    useCallback((signal: AbortSignal) => personaApi.lineage(persona.id, signal), [persona.id]),
  );
  const { value } = answer;
  // Most personas stand alone: what is awaited is not worth a word.
  if (value === null) return <Unanswered answer={answer}>{null}</Unanswered>;
  if (value.ancestors.length === 0 && value.descendants.length === 0 && !value.persona.kind) return null;
  return (
    <section className={styles.lineage} aria-labelledby="lineage">
      <h2 id="lineage">Family tree</h2>
      <ol className={styles.line}>
        {value.ancestors.toReversed().map((ancestor) => (
          <li key={ancestor.id}>
            <Entry item={ancestor} note={`version ${ancestor.version}`} />
          </li>
        ))}
        <li aria-current="true">
          <b>
            <bdi>{persona.name}</bdi>
          </b>
          {value.persona.kind ? <small>{kinds[value.persona.kind]}</small> : null}
          <Descendants nodes={value.descendants} />
        </li>
      </ol>
    </section>
  );
}

function Descendants({ nodes }: { nodes: readonly LineageNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul>
      {nodes.map(({ persona, madeFromVersion, descendants }) => (
        <li key={persona.id}>
          <Entry item={persona} note={`${persona.kind ? kinds[persona.kind] : 'made'} of version ${madeFromVersion}`} />
          <Descendants nodes={descendants} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ item, note }: { item: LineageItem; note: string }) {
  return (
    <>
      {item.name ? (
        <Link href={routes.persona(item.id)}>
          <bdi>{item.name}</bdi>
        </Link>
      ) : (
        <i>a persona you cannot meet</i>
      )}
      <small>{note}</small>
    </>
  );
}
