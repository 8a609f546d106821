import { useState, type FormEvent } from 'react';
import { hub } from '../hub/hub';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import styles from './AuthGate.module.css';
import { useAuth } from './authStore';

/** Takes a token that was issued elsewhere. */
export function TokenForm() {
  const enterWith = useAuth((auth) => auth.enterWith);
  const [token, setToken] = useState('');
  const [errors, setErrors] = useState<string[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await hub.close();
    if (enterWith(token.trim())) location.reload();
    else setErrors(['This is not a token, or it has expired.']);
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
