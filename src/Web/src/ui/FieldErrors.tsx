import styles from './Field.module.css';

interface FieldErrorsProps {
  id?: string;
  errors: readonly string[] | undefined;
}

/** What the server says is wrong with a field. */
export function FieldErrors({ id, errors }: FieldErrorsProps) {
  return errors && errors.length > 0 ? (
    <p id={id} className={styles.error} role="alert">
      {errors.join(' ')}
    </p>
  ) : null;
}
