import type { Trait } from '../api/types';
import { DialField } from '../ui/DialField';
import styles from './TraitDials.module.css';

interface TraitDialsProps {
  traits: readonly Trait[];
  /** What is to be different, by trait id. */
  wished: Readonly<Record<string, number>>;
  onChange(wished: Readonly<Record<string, number>>): void;
}

/** Traits to be given to a clone. */
export function TraitDials({ traits, wished, onChange }: TraitDialsProps) {
  return (
    <div className={styles.dials} role="group" aria-label="Its traits">
      {traits.map((trait) => (
        <DialField
          key={trait.id}
          label={trait.name}
          value={wished[trait.id] ?? trait.intensity}
          onChange={(intensity) => onChange({ ...wished, [trait.id]: intensity })}
        />
      ))}
    </div>
  );
}
