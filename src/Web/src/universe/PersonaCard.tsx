import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '../api/ids';
import { messageOf } from '../api/problem';
import { PersonalityPanel } from '../personas/PersonalityPanel';
import { usePersonas } from '../personas/personaStore';
import { useMayChange, usePersona } from '../personas/usePersona';
import { Button, ButtonLink, IconButton } from '../ui/Button';
import { Loading, Problem } from '../ui/Notice';
import styles from './PersonaCard.module.css';

/** One persona: who it is, how it is just now, and the way to talk to it. */
export function PersonaCard({ personaId, onClose }: { personaId: string; onClose: () => void }) {
  const persona = usePersona(personaId);
  const failure = useFound(personaId);
  const mayChange = useMayChange(persona);
  const [, navigate] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);

  const isKnown = persona !== undefined;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [isKnown]);

  return (
    <section
      className={styles.card}
      aria-label="Selected persona"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={styles.close}>
        <IconButton icon="close" label="Back to all personas" onClick={onClose} />
      </div>
      {failure ? <Problem message={failure} /> : null}
      {!persona && !failure ? <Loading what="Looking up …" /> : null}
      {persona ? (
        <>
          <header className={styles.head}>
            <h2 ref={heading} tabIndex={-1} className={styles.name}>
              {persona.name}
            </h2>
            <p className={styles.about}>{persona.description}</p>
            {persona.greeting ? <blockquote className={styles.greeting}>{persona.greeting}</blockquote> : null}
            <div className={styles.actions}>
              <Button
                look="strong"
                icon="chat"
                onClick={() => navigate(`/chat/${newId('s')}?with=${encodeURIComponent(persona.id)}`)}
              >
                Talk
              </Button>
              {mayChange ? (
                <ButtonLink href={`/studio/${encodeURIComponent(persona.id)}`} icon="edit">
                  Edit
                </ButtonLink>
              ) : null}
            </div>
          </header>
          <PersonalityPanel persona={persona} />
        </>
      ) : null}
    </section>
  );
}

/** Reads a persona that came by its address alone. Returns why it cannot be had, else null. */
function useFound(personaId: string): string | null {
  const [failure, setFailure] = useState<string | null>(null);
  const isReady = usePersonas((state) => state.status === 'ready');
  const find = usePersonas((state) => state.find);

  useEffect(() => {
    if (isReady) find(personaId).catch((refusal: unknown) => setFailure(messageOf(refusal)));
  }, [find, isReady, personaId]);

  return failure;
}
