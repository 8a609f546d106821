import { useCallback, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { Persona } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { useFound } from '../personas/useFound';
import { useMayChange, usePersona } from '../personas/usePersona';
import { routes } from '../shared/routes';
import { useAnswer } from '../shared/useAnswer';
import { Button, ButtonLink } from '../ui/Button';
import { Empty, Loading, Problem } from '../ui/Notice';
import page from '../ui/Page.module.css';
import { Unanswered } from '../ui/Unanswered';
import { useTitle } from '../ui/useTitle';
import { Beginnings } from './Beginnings';
import { DeletedPersonas, type StudioState } from './DeletedPersonas';
import { ExportPanel } from './ExportPanel';
import { FromText } from './FromText';
import { History } from './History';
import { Lineage } from './Lineage';
import { OwnPersonas } from './OwnPersonas';
import { PersonaForm } from './PersonaForm';
import { RemovePersona } from './RemovePersona';
import styles from './StudioView.module.css';
import { useTextDraft } from './textDraft';

/** Where personas are made and changed. Without an id, a new one. */
export function StudioView({ personaId }: { personaId: string | null }) {
  const persona = usePersona(personaId);
  useTitle(persona ? `${persona.name}, in the studio` : 'Studio');
  return (
    <div className={page.view}>
      <div className={styles.page}>{personaId === null ? <NewPersona /> : <EditPersona personaId={personaId} />}</div>
    </div>
  );
}

function NewPersona() {
  const create = usePersonas((state) => state.create);
  const [, navigate] = useLocation();
  const { step, inference, turnTo, forget } = useTextDraft();
  const found = step === 'findings' ? inference : null;
  return (
    <>
      <header className={styles.head}>
        <h1>A new persona</h1>
        <p>Give it a name and a character. All personas share the core traits; here you add its own.</p>
      </header>
      {step === 'text' ? (
        <FromText />
      ) : (
        <PersonaForm
          key={found ? 'text' : 'blank'}
          persona={null}
          inference={found}
          aside={<Beginnings hasText={found !== null} onText={() => turnTo('text')} />}
          onSubmit={async (wish, signal) => {
            const made = await create(wish);
            if (!signal.aborted) navigate(routes.persona(made.id));
            if (found) forget();
          }}
        />
      )}
      <div className={styles.below}>
        <DeletedPersonas />
        <OwnPersonas />
      </div>
    </>
  );
}

function EditPersona({ personaId }: { personaId: string }) {
  const persona = usePersona(personaId);
  const { failure, retry } = useFound(personaId);
  const mayChange = useMayChange(persona);
  const isRemoved = usePersonas((state) => state.removed.some(({ id }) => id === personaId));

  // The way back to a page that is gone would lead here again.
  if (!persona && isRemoved) return <Redirect to={routes.studio} replace state={{ deletedId: personaId } satisfies StudioState} />;
  if (failure) {
    return (
      <div className={styles.missing}>
        <Problem message={failure} onRetry={retry} />
        <ButtonLink href={routes.studio} icon="back">
          Back to the studio
        </ButtonLink>
      </div>
    );
  }
  if (!persona) return <Loading what="Loading …" />;
  if (!mayChange) {
    return (
      <Empty title={persona.name}>
        <p>Only its owner and admins can edit it.</p>
        <ButtonLink href={routes.persona(persona.id)}>Look at it</ButtonLink>
      </Empty>
    );
  }
  return <Editor persona={persona} />;
}

function Editor({ persona }: { persona: Persona }) {
  const [isLeaving, setIsLeaving] = useState(false);
  // What is brought back is another beginning for the form; a trait that moves meanwhile is not. What was changed and not saved lies
  // over it: it is kept by its fields alone.
  const [beginning, setBeginning] = useState(0);
  return (
    <>
      <header className={styles.head}>
        <h1 dir="auto">{persona.name}</h1>
      </header>
      <EditForm key={beginning} persona={persona} />
      <div className={styles.below}>
        <History persona={persona} onRolledBack={() => setBeginning((count) => count + 1)} />
        <section className={styles.leave}>
          <Button look="grave" icon="remove" onClick={() => setIsLeaving(true)}>
            Delete this persona
          </Button>
        </section>
      </div>
      {isLeaving ? <RemovePersona persona={persona} onClose={() => setIsLeaving(false)} /> : null}
    </>
  );
}

/** The form of a persona, once all is read that it is made of. */
function EditForm({ persona }: { persona: Persona }) {
  const edit = usePersonas((state) => state.edit);
  const [, navigate] = useLocation();
  const [opened] = useState(persona.version);
  const answer = useAnswer(
    useCallback((signal: AbortSignal) => personaApi.version(persona.id, opened, signal), [persona.id, opened]),
  );
  if (answer.value === null) return <Unanswered answer={answer} />;
  return (
    <PersonaForm
      persona={persona}
      version={answer.value}
      aside={
        <>
          <ExportPanel persona={persona} />
          <Lineage persona={persona} />
        </>
      }
      onSubmit={async (wish, signal) => {
        if (Object.keys(wish).length > 0) await edit(persona.id, wish);
        if (!signal.aborted) navigate(routes.persona(persona.id));
      }}
    />
  );
}
