import { useId } from 'react';
import type { Trait } from '../api/types';
import styles from './Copies.module.css';

interface TraitDialsProps {
  traits: readonly Trait[];
  /** What is to be different, by trait id. */
  wished: Readonly<Record<string, number>>;
  onChange(wished: Readonly<Record<string, number>>): void;
}

/** Traits to be given to a clone. */
export function TraitDials({ traits, wished, onChange }: TraitDialsProps) {
  const id = useId();
  return (
    <div className={styles.dials} role="group" aria-label="Its traits">
      {traits.map((trait) => {
        const intensity = wished[trait.id] ?? trait.intensity;
        return (
          <div key={trait.id} className={styles.dial}>
            <label htmlFor={`${id}-${trait.id}`}>{trait.name}</label>
            <input
              id={`${id}-${trait.id}`}
              type="range"
              min={0}
              max={1}
              step={0.01}
              value={intensity}
              onChange={(event) => onChange({ ...wished, [trait.id]: event.target.valueAsNumber })}
            />
            <output htmlFor={`${id}-${trait.id}`}>{intensity.toFixed(2)}</output>
          </div>
        );
      })}
    </div>
  );
}
