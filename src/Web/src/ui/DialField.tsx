import { useId, type ReactNode } from 'react';
import styles from './DialField.module.css';
import { IntensityInput } from './IntensityInput';

interface DialFieldProps {
  label: string;
  value: number;
  onChange(intensity: number): void;
  /** What else may be done with it. */
  children?: ReactNode;
}

/** An intensity with its name and its value. */
export function DialField({ label, value, onChange, children }: DialFieldProps) {
  const id = useId();
  return (
    <div className={styles.dial}>
      <label htmlFor={id}>{label}</label>
      <IntensityInput id={id} value={value} onChange={onChange} />
      <output htmlFor={id}>{value.toFixed(2)}</output>
      {children}
    </div>
  );
}
