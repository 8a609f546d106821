import { limits } from '../api/limits';
import { Button, IconButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { FieldErrors } from '../ui/FieldErrors';
import styles from './StudioView.module.css';
import type { TraitField } from './personaFields';

interface TraitFieldsProps {
  traits: readonly TraitField[];
  errors: readonly string[] | undefined;
  onChange(traits: readonly TraitField[]): void;
}

/** The traits a new persona begins with. */
export function TraitFields({ traits, errors, onChange }: TraitFieldsProps) {
  const change = (index: number, part: Partial<TraitField>) =>
    onChange(traits.map((trait, i) => (i === index ? { ...trait, ...part } : trait)));

  return (
    <fieldset className={styles.traits}>
      <legend>Traits of its own</legend>
      <FieldErrors errors={errors} />
      {traits.map((trait, i) => (
        <div key={i} className={styles.trait}>
          <TextField
            label={`Trait ${i + 1}`}
            value={trait.name}
            maxLength={limits.traitName}
            onChange={(event) => change(i, { name: event.target.value })}
          />
          <TextField
            label="What it means"
            value={trait.description}
            maxLength={limits.traitDescription}
            onChange={(event) => change(i, { description: event.target.value })}
          />
          <TextField
            label="Intensity"
            type="number"
            min={0}
            max={1}
            step={0.05}
            value={trait.intensity}
            onChange={(event) => change(i, { intensity: event.target.valueAsNumber || 0 })}
          />
          <IconButton
            icon="remove"
            label={`Remove trait ${i + 1}`}
            onClick={() => onChange(traits.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {traits.length < limits.traits ? (
        <Button small icon="plus" onClick={() => onChange([...traits, { name: '', description: '', intensity: 0.5 }])}>
          Add a trait
        </Button>
      ) : null}
    </fieldset>
  );
}
