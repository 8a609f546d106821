import { useCallback, useState } from 'react';
import type { Persona, PersonaVersions } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { inFull } from '../shared/format';
import { useAnswer } from '../shared/useAnswer';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { useSubmission } from '../ui/useSubmission';
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
  const { older, reading, rollingBack } = useHistory(persona, value, onRolledBack);
  const items = value ? [...value.items, ...older.items] : [];
  const next = older.items.length > 0 ? older.nextBefore : value?.nextBefore;
  return (
    <section className={section.section} aria-labelledby="history">
      <h2 id="history">Earlier versions</h2>
      <Unanswered answer={answer} />
      <Failure failure={rollingBack.failure ?? reading.failure} />
      <ul className={styles.versions}>
        {items.map((item, i) => (
          <VersionRow key={item.version} item={item} persona={persona} isNewest={i === 0} rollingBack={rollingBack} />
        ))}
      </ul>
      {next ? (
        <Button small off={reading.isBusy} onClick={() => void reading.submit(next)}>
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
  // Older pages continue the newest one that they were read after, and no other.
  const older = read.after === newest ? read.page : nothing;

  const reading = useSubmission(async (signal, before: number) => {
    const page = await personaApi.versions(persona.id, before, signal);
    setRead({ after: newest, page: { ...page, items: [...older.items, ...page.items] } });
  });
  const rollingBack = useSubmission(async (_, version: number) => {
    put(await personaApi.rollBack(persona.id, version, persona.version));
    onRolledBack();
  });
  return { older, reading, rollingBack };
}

interface VersionRowProps {
  item: PersonaVersions['items'][number];
  persona: Persona;
  isNewest: boolean;
  rollingBack: { isBusy: boolean; submit(version: number): Promise<void> };
}

function VersionRow({ item, persona, isNewest, rollingBack }: VersionRowProps) {
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
          <Button small icon="reset" off={rollingBack.isBusy} onClick={() => void rollingBack.submit(item.version)}>
            Restore<span className="visually-hidden"> version {item.version}</span>
          </Button>
        )}
      </div>
      {isOpen ? <VersionChanges personaId={persona.id} version={item.version} /> : null}
    </li>
  );
}
