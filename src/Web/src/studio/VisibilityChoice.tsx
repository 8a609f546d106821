import { useId } from 'react';
import type { Visibility } from '../api/types';
import { FieldErrors } from '../ui/FieldErrors';
import styles from './StudioView.module.css';

const meanings: Record<Visibility, string> = {
  public: 'Everybody',
  unlisted: 'Those who have its address',
  private: 'Only you',
};

interface VisibilityChoiceProps {
  value: Visibility;
  errors: readonly string[] | undefined;
  onChange(visibility: Visibility): void;
}

export function VisibilityChoice({ value, errors, onChange }: VisibilityChoiceProps) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>Who may meet it</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as Visibility)}>
        {Object.entries(meanings).map(([visibility, meaning]) => (
          <option key={visibility} value={visibility}>
            {meaning}
          </option>
        ))}
      </select>
      <FieldErrors errors={errors} />
    </div>
  );
}
