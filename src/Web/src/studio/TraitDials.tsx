import { useId } from 'react';
import type { Trait } from '../api/types';
import { IntensityInput } from '../ui/IntensityInput';
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
            <IntensityInput
              id={`${id}-${trait.id}`}
              value={intensity}
              onChange={(changed) => onChange({ ...wished, [trait.id]: changed })}
            />
            <output htmlFor={`${id}-${trait.id}`}>{intensity.toFixed(2)}</output>
          </div>
        );
      })}
    </div>
  );
}
