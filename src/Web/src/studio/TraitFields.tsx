import { useState } from 'react';
import { limits } from '../api/limits';
import { Button, IconButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { FieldErrors } from '../ui/FieldErrors';
import { focusUnlessTouched } from '../ui/focus';
import { useFocusKept } from '../ui/useFocusKept';
import styles from './TraitFields.module.css';
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
  const region = useFocusKept<HTMLFieldSetElement>();

  return (
    <fieldset ref={region} tabIndex={-1} className={styles.traits}>
      <legend>Traits of its own</legend>
      <FieldErrors errors={errors} />
      {traits.map((trait, i) => (
        <TraitRow
          key={i}
          number={i + 1}
          trait={trait}
          onChange={(part) => change(i, part)}
          onRemove={() => onChange(traits.filter((_, at) => at !== i))}
        />
      ))}
      {traits.length < limits.traits ? (
        <Button small icon="plus" onClick={() => onChange([...traits, { name: '', description: '', intensity: 0.5 }])}>
          Add a trait
        </Button>
      ) : null}
    </fieldset>
  );
}

interface TraitRowProps {
  number: number;
  trait: TraitField;
  onChange(part: Partial<TraitField>): void;
  onRemove(): void;
}

function TraitRow({ number, trait: { name, description, intensity }, onChange, onRemove }: TraitRowProps) {
  // One that was just asked for is to be written in.
  const [isNew] = useState(!name);
  return (
    <div className={styles.trait}>
      <TextField
        ref={isNew ? focusUnlessTouched : null}
        label={`Trait ${number}`}
        value={name}
        maxLength={limits.traitName}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label="What it means"
        value={description}
        most={limits.traitDescription}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <TextField
        label="Intensity"
        type="number"
        min={0}
        max={1}
        step={0.05}
        value={intensity}
        onChange={(event) => onChange({ intensity: event.target.valueAsNumber || 0 })}
      />
      <IconButton icon="remove" label={`Remove trait ${number}`} onClick={onRemove} />
    </div>
  );
}
