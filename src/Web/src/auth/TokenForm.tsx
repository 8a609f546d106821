import { useState } from 'react';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Failure } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import styles from './AuthGate.module.css';
import { signIn } from './signIn';

/** Takes a token that was issued elsewhere. */
export function TokenForm() {
  const [token, setToken] = useState('');
  const { submit, isBusy, failure, errors } = useSubmission((signal) => signIn(token.trim(), signal));

  return (
    <form className={styles.form} onSubmit={inPlace(submit)}>
      <TextField
        label="Access token"
        value={token}
        errors={errors['token']}
        autoComplete="off"
        spellCheck={false}
        required
        onChange={(event) => setToken(event.target.value)}
      />
      <Failure failure={errors['token'] ? null : failure} />
      <Button type="submit" look="strong" off={isBusy}>
        Sign in
      </Button>
    </form>
  );
}
