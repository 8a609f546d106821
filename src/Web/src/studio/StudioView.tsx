import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAuth } from '../auth/authStore';
import { messageOf } from '../api/problem';
import type { Persona } from '../api/types';
import { Orrery } from '../personas/Orrery';
import { usePersonas } from '../personas/personaStore';
import { useMayChange, usePersona } from '../personas/usePersona';
import { Button, ButtonLink } from '../ui/Button';
import { Empty, Loading, Problem } from '../ui/Notice';
import { History } from './History';
import { ImportCard } from './ImportCard';
import { PersonaForm } from './PersonaForm';
import { Removed } from './Removed';
import { TakeAlong } from './TakeAlong';
import { RemovePersona } from './RemovePersona';
import styles from './StudioView.module.css';

/** Where personas are made and changed. Without an id, a new one. */
export function StudioView({ personaId }: { personaId: string | null }) {
  return (
    <div className={styles.view}>
      <div className={styles.page}>{personaId === null ? <Making /> : <Changing personaId={personaId} />}</div>
    </div>
  );
}

function Making() {
  const create = usePersonas((state) => state.create);
  const [, navigate] = useLocation();
  return (
    <>
      <header className={styles.head}>
        <h1>A new persona</h1>
        <p>Give it a name and a way of being. Its core traits are everybody’s; its own you add here.</p>
      </header>
      <ImportCard />
      <PersonaForm
        persona={null}
        onSubmit={async (draft) => {
          const made = await create(draft);
          navigate(`/p/${encodeURIComponent(made.id)}`);
        }}
      />
      <Removed />
      <Own />
    </>
  );
}

/** The personas one may change. */
function Own() {
  const personas = usePersonas((state) => state.personas);
  const identity = useAuth((auth) => auth.identity);
  const mine = Object.values(personas)
    .filter((persona) => identity?.roles.includes('admin') || persona.ownerId === identity?.userId)
    .sort((a, b) => a.name.localeCompare(b.name));
  if (mine.length === 0) return null;
  return (
    <section className={styles.own} aria-labelledby="own">
      <h2 id="own">Personas you may change</h2>
      <ul>
        {mine.map((persona) => (
          <li key={persona.id} className={styles.item}>
            <Orrery persona={persona} size={40} />
            <span className={styles.name}>{persona.name}</span>
            <ButtonLink href={`/studio/${encodeURIComponent(persona.id)}`} icon="edit">
              Edit<span className="visually-hidden"> {persona.name}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changing({ personaId }: { personaId: string }) {
  const persona = usePersona(personaId);
  const find = usePersonas((state) => state.find);
  const isReady = usePersonas((state) => state.status === 'ready');
  const mayChange = useMayChange(persona);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (isReady) find(personaId).catch((refusal: unknown) => setFailure(messageOf(refusal)));
  }, [find, isReady, personaId]);

  if (failure) return <Problem message={failure} />;
  if (!persona) return <Loading what="Looking up …" />;
  if (!mayChange) {
    return (
      <Empty title={persona.name}>
        <p>Only its owner and admins may change it.</p>
        <ButtonLink href={`/p/${encodeURIComponent(persona.id)}`}>Look at it</ButtonLink>
      </Empty>
    );
  }
  return <Editor persona={persona} />;
}

function Editor({ persona }: { persona: Persona }) {
  const edit = usePersonas((state) => state.edit);
  const [, navigate] = useLocation();
  const [isLeaving, setIsLeaving] = useState(false);
  // What is brought back is another beginning for the form; a trait that moves meanwhile is not.
  const [beginning, setBeginning] = useState(0);
  return (
    <>
      <header className={styles.head}>
        <h1>{persona.name}</h1>
        <p>What is left empty below stays as it is: how a persona is played is never shown again.</p>
      </header>
      <PersonaForm
        key={beginning}
        persona={persona}
        onSubmit={async (draft) => {
          await edit(persona.id, draft);
          navigate(`/p/${encodeURIComponent(persona.id)}`);
        }}
      />
      <TakeAlong persona={persona} />
      <History persona={persona} onRolledBack={() => setBeginning((count) => count + 1)} />
      <section className={styles.leave}>
        <Button look="grave" icon="remove" onClick={() => setIsLeaving(true)}>
          Delete this persona
        </Button>
      </section>
      {isLeaving ? <RemovePersona persona={persona} onClose={() => setIsLeaving(false)} /> : null}
    </>
  );
}
