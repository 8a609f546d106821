import { useCallback, useState } from 'react';
import { messageOf } from '../api/problem';
import type { Persona, PersonaVersions } from '../api/types';
import { useAnswer } from '../hub/useAnswer';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { inFull } from '../shared/format';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { tellField } from './fieldChanges';
import styles from './History.module.css';
import section from './Section.module.css';
import { VersionChanges } from './VersionChanges';

/** What a persona was made of in the past, and the way back there. */
export function History({ persona, onRolledBack }: { persona: Persona; onRolledBack: () => void }) {
  const answer = useAnswer(
    useCallback(
      (signal: AbortSignal) => personaApi.versions(persona.id, undefined, signal),
      // eslint-disable-next-line react-hooks/exhaustive-deps -- each version adds to the answer
      [persona.id, persona.version],
    ),
  );
  const { value } = answer;
  const { older, readOlder, failure, rollBack } = useHistory(persona, value, onRolledBack);
  const items = value ? [...value.items, ...older.items] : [];
  const next = older.items.length > 0 ? older.nextBefore : value?.nextBefore;
  return (
    <section className={section.section} aria-labelledby="history">
      <h2 id="history">Earlier versions</h2>
      <Unanswered answer={answer} />
      {failure ? <Problem message={failure} /> : null}
      <ul className={styles.versions}>
        {items.map((item, i) => (
          <VersionRow key={item.version} item={item} persona={persona} isNewest={i === 0} onRollBack={rollBack} />
        ))}
      </ul>
      {next ? (
        <Button small onClick={() => void readOlder(next)}>
          Show older ones
        </Button>
      ) : null}
    </section>
  );
}

const nothing: PersonaVersions = { items: [] };

function useHistory(persona: Persona, newest: PersonaVersions | null, onRolledBack: () => void) {
  const put = usePersonas((state) => state.put);
  const [read, setRead] = useState<{ after: PersonaVersions | null; page: PersonaVersions }>({ after: null, page: nothing });
  const [failure, setFailure] = useState<string | null>(null);
  // Older pages continue the newest one that they were read after, and no other.
  const older = read.after === newest ? read.page : nothing;

  const attempt = async (change: () => Promise<void>) => {
    setFailure(null);
    try {
      await change();
    } catch (refusal) {
      setFailure(messageOf(refusal));
    }
  };

  const readOlder = (before: number) =>
    attempt(async () => {
      const page = await personaApi.versions(persona.id, before);
      setRead({ after: newest, page: { ...page, items: [...older.items, ...page.items] } });
    });
  const rollBack = (version: number) =>
    attempt(async () => {
      put(await personaApi.rollBack(persona.id, version, persona.version));
      onRolledBack();
    });
  return { older, readOlder, failure, rollBack };
}

interface VersionRowProps {
  item: PersonaVersions['items'][number];
  persona: Persona;
  isNewest: boolean;
  onRollBack(version: number): Promise<void>;
}

function VersionRow({ item, persona, isNewest, onRollBack }: VersionRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className={styles.version}>
      <div className={styles.summary}>
        <p>
          <b>Version {item.version}</b> <time dateTime={item.at}>{inFull(item.at)}</time>
          <br />
          {item.changed.length > 0 ? `Changed: ${item.changed.map(tellField).join(', ')}` : 'As it began'}
        </p>
        {item.changed.length > 0 ? (
          <Button small aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            What changed<span className="visually-hidden"> in version {item.version}</span>
          </Button>
        ) : null}
        {isNewest ? null : (
          <Button small icon="reset" onClick={() => void onRollBack(item.version)}>
            Restore<span className="visually-hidden"> version {item.version}</span>
          </Button>
        )}
      </div>
      {isOpen ? <VersionChanges personaId={persona.id} version={item.version} /> : null}
    </li>
  );
}
