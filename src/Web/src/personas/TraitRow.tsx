import { useState, type CSSProperties } from 'react';
import type { Persona, Trait } from '../api/types';
import { IconButton } from '../ui/Button';
import { IntensityInput } from '../ui/IntensityInput';
import { usePersonas } from './personaStore';
import { Sparkline } from './Sparkline';
import type { Talk } from './talk';
import { TraitExplanation } from './TraitExplanation';
import { traitKey } from './traitId';
import styles from './TraitRow.module.css';
import { useTuning } from './tuningStore';

interface TraitRowProps {
  persona: Persona;
  trait: Trait;
  mayChange: boolean;
  talk: Talk | undefined;
}

/** One trait: a dial for those who may turn it, a gauge for others. The mark is its baseline. */
export function TraitRow({ persona, trait, mayChange, talk }: TraitRowProps) {
  const [isExplained, setIsExplained] = useState(false);
  const key = traitKey(persona.id, trait.id);
  const wished = useTuning((tuning) => tuning.wished[key]);
  const error = useTuning((tuning) => tuning.errors[key]);
  const samples = usePersonas((state) => state.samples[key]);
  const intensity = wished ?? trait.intensity;
  const marks = { '--value': intensity, '--baseline': trait.baseline } as CSSProperties;

  return (
    <li className={styles.row} style={marks}>
      <span className={styles.name} title={trait.description}>
        {trait.name}
      </span>
      {samples && samples.length > 1 ? <Sparkline trait={trait} samples={samples} color={persona.color} /> : <span />}
      {mayChange ? <Tools persona={persona} trait={trait} intensity={intensity} /> : <span />}
      <button
        type="button"
        className={styles.value}
        title="Why?"
        aria-expanded={isExplained}
        onClick={() => setIsExplained(!isExplained)}
      >
        <span className="visually-hidden">Why is {trait.name} at </span>
        <span data-testid={`value-${trait.id}`}>{intensity.toFixed(2)}</span>
      </button>
      <div className={styles.track}>
        {mayChange ? (
          <Dial persona={persona} trait={trait} intensity={intensity} />
        ) : (
          <div className={styles.bar}>
            <div className={styles.fill} />
          </div>
        )}
        <span className={styles.baseline} title={`Baseline ${trait.baseline.toFixed(2)}`} />
      </div>
      {isExplained ? <TraitExplanation persona={persona} trait={trait} talk={talk} /> : null}
      {error ? (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      ) : null}
    </li>
  );
}

interface DialProps {
  persona: Persona;
  trait: Trait;
  intensity: number;
}

function Dial({ persona, trait, intensity }: DialProps) {
  const setIntensity = useTuning((tuning) => tuning.setIntensity);
  return (
    <IntensityInput
      className={styles.slider}
      value={intensity}
      aria-label={trait.name}
      aria-valuetext={`${intensity.toFixed(2)}, baseline ${trait.baseline.toFixed(2)}`}
      onChange={(wished) => setIntensity(persona.id, trait.id, wished)}
    />
  );
}

function Tools({ persona, trait, intensity }: DialProps) {
  const attempt = useTuning((tuning) => tuning.attempt);
  const act = (action: 'reset' | 'remove') => attempt({ personaId: persona.id, traitId: trait.id, action });
  return (
    <div className={styles.tools}>
      <IconButton
        small
        icon="reset"
        label={`Reset ${trait.name}`}
        off={intensity === trait.baseline}
        onClick={() => void act('reset')}
      />
      {trait.inherited ? null : (
        <IconButton small icon="remove" label={`Remove ${trait.name}`} onClick={() => void act('remove')} />
      )}
    </div>
  );
}
