import { useState, type FormEvent } from 'react';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import styles from './AuthGate.module.css';
import { signIn } from './signIn';

/** Takes a token that was issued elsewhere. */
export function TokenForm() {
  const [token, setToken] = useState('');
  const [errors, setErrors] = useState<string[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await signIn(token.trim()))) setErrors(['This is not a token, or it has expired.']);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Access token"
        value={token}
        errors={errors}
        autoComplete="off"
        spellCheck={false}
        required
        onChange={(event) => setToken(event.target.value)}
      />
      <Button type="submit" look="strong">
        Sign in
      </Button>
    </form>
  );
}
