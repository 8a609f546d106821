import { useEffect, type CSSProperties } from 'react';
import type { Persona, Trait } from '../api/types';
import { useFocusKept } from '../ui/useFocusKept';
import { AddTrait } from './AddTrait';
import { byRing } from './orbits';
import styles from './PersonalityPanel.module.css';
import { usePersonas } from './personaStore';
import type { Talk } from './talk';
import { TraitRow } from './TraitRow';
import { useMayChange } from './usePersona';

/** A persona's traits, to be read by anybody and turned by its owner and by admins. */
export function PersonalityPanel({ persona, talk }: { persona: Persona; talk?: Talk }) {
  const mayChange = useMayChange(persona);
  const { core, own } = byRing(persona.traits);
  const region = useFocusKept<HTMLElement>();
  useRecordings(persona.id);
  return (
    <section
      ref={region}
      tabIndex={-1}
      className={styles.panel}
      aria-label={`Personality of ${persona.name}`}
      style={{ '--persona': persona.color } as CSSProperties}
    >
      <TraitGroup title="Its own traits" traits={own} persona={persona} mayChange={mayChange} talk={talk} />
      <TraitGroup title="Core traits" traits={core} persona={persona} mayChange={mayChange} talk={talk} />
      {mayChange ? <AddTrait persona={persona} /> : null}
    </section>
  );
}

/** Reads how the traits moved, once. The panel does without where that fails. */
function useRecordings(personaId: string): void {
  const recordings = usePersonas((state) => state.recordings);
  useEffect(() => {
    const leaving = new AbortController();
    recordings(personaId, leaving.signal).catch(() => undefined);
    return () => leaving.abort();
  }, [recordings, personaId]);
}

interface TraitGroupProps {
  title: string;
  traits: readonly Trait[];
  persona: Persona;
  mayChange: boolean;
  talk: Talk | undefined;
}

function TraitGroup({ title, traits, persona, mayChange, talk }: TraitGroupProps) {
  if (traits.length === 0) return null;
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <ul>
        {traits.map((trait) => (
          <TraitRow key={trait.id} persona={persona} trait={trait} mayChange={mayChange} talk={talk} />
        ))}
      </ul>
    </div>
  );
}
