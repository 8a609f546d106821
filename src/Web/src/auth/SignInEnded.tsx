import { isNotFound } from '../api/http';
import { mayHelpAgain, messageOf } from '../api/problem';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import { useSubmission } from '../ui/useSubmission';
import styles from './AuthGate.module.css';
import { useAuth } from './authStore';
import { beginAnew } from './signIn';
import { TokenForm } from './TokenForm';

/** What that is called. */
export const endedTitle = (isGuest: boolean) => (isGuest ? 'Your visit has ended' : 'Your sign-in has ended');

/** What one may do whose token has run out, or is refused. */
export function SignInEnded() {
  const isGuest = useAuth((auth) => auth.identity?.isGuest ?? false);
  const { submit, isBusy, failure } = useSubmission(beginAnew);
  return (
    <div className={styles.choices}>
      <p role="alert">
        {isGuest
          ? 'You were here as a guest, and a guest’s visit lasts only so long. Start over as another guest, or sign in if you have an account. '
            + 'What you said before stays with the guest you were.'
          : 'The server no longer accepts your sign-in. Paste a new token and go on where you were, or start over as a guest.'}
      </p>
      <TokenForm />
      <Button off={isBusy} onClick={() => void submit()}>
        Start over as a guest
      </Button>
      {failure === null ? null : (
        <Problem
          message={isNotFound(failure) ? 'Guests are not allowed here.' : messageOf(failure)}
          onRetry={mayHelpAgain(failure) ? () => void submit() : undefined}
        />
      )}
    </div>
  );
}
