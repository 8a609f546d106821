import type { CSSProperties } from 'react';
import type { Persona, Trait } from '../api/types';
import { AddTrait } from './AddTrait';
import styles from './PersonalityPanel.module.css';
import { byRing } from './personaStore';
import { TraitRow } from './TraitRow';
import { useMayChange } from './usePersona';

/** A persona's traits, to be read by anybody and turned by its owner and by admins. */
export function PersonalityPanel({ persona }: { persona: Persona }) {
  const mayChange = useMayChange(persona);
  const { core, own } = byRing(persona.traits);
  return (
    <section
      className={styles.panel}
      aria-label={`Personality of ${persona.name}`}
      style={{ '--persona': persona.color } as CSSProperties}
    >
      <TraitGroup title="Of its own" traits={own} persona={persona} mayChange={mayChange} />
      <TraitGroup title="At the core" traits={core} persona={persona} mayChange={mayChange} />
      {mayChange ? <AddTrait persona={persona} /> : null}
    </section>
  );
}

interface TraitGroupProps {
  title: string;
  traits: readonly Trait[];
  persona: Persona;
  mayChange: boolean;
}

function TraitGroup({ title, traits, persona, mayChange }: TraitGroupProps) {
  if (traits.length === 0) return null;
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <ul>
        {traits.map((trait) => (
          <TraitRow key={trait.id} persona={persona} trait={trait} mayChange={mayChange} />
        ))}
      </ul>
    </div>
  );
}
