import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Persona } from '../api/types';
import { PersonalityPanel } from '../personas/PersonalityPanel';
import { useFound } from '../personas/useFound';
import { useMayChange, usePersona } from '../personas/usePersona';
import { routes } from '../shared/routes';
import type { ClonePersona } from '../studio/ClonePersona';
import { Button, ButtonLink, IconButton } from '../ui/Button';
import { Failure, Loading, Problem } from '../ui/Notice';
import { useSubmission } from '../ui/useSubmission';
import { loadClonePersona } from './loadClonePersona';
import { Origin } from './Origin';
import styles from './PersonaCard.module.css';

/** One persona: who it is, how it is just now, and the way to talk to it. */
export function PersonaCard({ personaId, onClose }: { personaId: string; onClose: () => void }) {
  const persona = usePersona(personaId);
  const { failure, retry } = useFound(personaId);
  const heading = useRef<HTMLHeadingElement>(null);

  const isKnown = persona !== undefined;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [isKnown]);

  return (
    <section
      className={`${styles.card} ${failure ? styles.small : ''}`}
      aria-label="Selected persona"
      onKeyDown={(event) => {
        // Escape in a dialog closes that alone.
        if (event.key === 'Escape' && !(event.target as Element).closest('dialog')) onClose();
      }}
    >
      <div className={styles.close}>
        <IconButton icon="close" label="Back to all personas" onClick={onClose} />
      </div>
      {failure ? (
        <div className={styles.missing}>
          <Problem message={failure} onRetry={retry} />
          <Button icon="back" onClick={onClose}>
            All personas
          </Button>
        </div>
      ) : null}
      {!persona && !failure ? <Loading what="Loading …" /> : null}
      {persona ? (
        <>
          <Introduction persona={persona} heading={heading} />
          <PersonalityPanel persona={persona} />
        </>
      ) : null}
    </section>
  );
}

/** Who a persona is, and what one may do with it. */
function Introduction({ persona, heading }: { persona: Persona; heading: RefObject<HTMLHeadingElement | null> }) {
  const mayChange = useMayChange(persona);
  const { open: clone, failure, dialog } = useCloneDialog(persona);
  const newTalk = useMemo(() => routes.newTalk(persona.id), [persona.id]);
  return (
    <header className={styles.head}>
      <h2 ref={heading} tabIndex={-1} dir="auto" className={styles.name}>
        {persona.name}
      </h2>
      <p dir="auto" className={styles.about}>{persona.description}</p>
      {persona.origin ? <Origin origin={persona.origin} creator={persona.card?.creator} /> : null}
      {persona.greeting ? <blockquote dir="auto" className={styles.greeting}>{persona.greeting}</blockquote> : null}
      <div className={styles.actions}>
        <ButtonLink href={newTalk} look="strong" icon="chat">
          Talk
        </ButtonLink>
        {mayChange ? (
          <ButtonLink href={routes.edit(persona.id)} icon="edit">
            Edit
          </ButtonLink>
        ) : null}
        <Button icon="copy" onClick={() => void clone()}>
          Clone
        </Button>
      </div>
      <Failure failure={failure} />
      {dialog}
    </header>
  );
}

/** The dialog that clones a persona. Its code comes once it is wanted; where it does not come, that is said beside the card. */
function useCloneDialog(persona: Persona) {
  const [Clone, setClone] = useState<typeof ClonePersona | null>(null);
  const { submit: open, failure } = useSubmission(async () => {
    const code = await loadClonePersona();
    setClone(() => code.ClonePersona);
  });
  return { open, failure, dialog: Clone ? <Clone persona={persona} onClose={() => setClone(null)} /> : null };
}
