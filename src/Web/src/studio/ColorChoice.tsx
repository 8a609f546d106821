import { useId } from 'react';
import { FieldErrors } from '../ui/FieldErrors';
import styles from './ColorChoice.module.css';

interface ColorChoiceProps {
  value: string;
  errors: readonly string[] | undefined;
  onChange(color: string): void;
}

export function ColorChoice({ value, errors, onChange }: ColorChoiceProps) {
  const id = useId();
  return (
    <div className={styles.color}>
      <label htmlFor={id}>Colour</label>
      <input id={id} type="color" value={value} onChange={(event) => onChange(event.target.value)} />
      <output htmlFor={id}>{value}</output>
      <FieldErrors errors={errors} />
    </div>
  );
}
