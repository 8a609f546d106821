import { useEffect, type ReactNode } from 'react';
import { isNotFound } from '../api/http';
import { mayHelpAgain, messageOf } from '../api/problem';
import { hub } from '../hub/hub';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Loading, Problem } from '../ui/Notice';
import { useSubmission } from '../ui/useSubmission';
import styles from './AuthGate.module.css';
import { useAuth } from './authStore';
import { TokenForm } from './TokenForm';

/** Lets the app begin once there is a token, and asks for another when the one it had is refused. */
export function AuthGate({ children }: { children: ReactNode }) {
  const status = useAuth((auth) => auth.status);
  const error = useAuth((auth) => auth.error);
  const hasEntered = useAuth((auth) => auth.token !== null);
  const enter = useAuth((auth) => auth.enter);

  useEffect(() => void enter(), [enter]);

  if (status === 'closed') {
    return (
      <Door title="Persona Universe">
        <p>Guests are not allowed here. Sign in where your organisation issues tokens, and paste yours.</p>
        <TokenForm />
      </Door>
    );
  }

  if (!hasEntered) {
    return status === 'failed' ? (
      <Door title="Persona Universe">
        <Problem message={error ?? 'Something went wrong.'} onRetry={() => void enter()} />
      </Door>
    ) : (
      <Loading what="One moment …" />
    );
  }

  return (
    <>
      {children}
      {status === 'expired' ? <Expired /> : null}
    </>
  );
}

function Expired() {
  const enterAsGuest = useAuth((auth) => auth.enterAsGuest);
  const { submit, isBusy, failure } = useSubmission(async () => {
    await hub.close();
    await enterAsGuest();
    location.reload();
  });
  return (
    <Dialog title="Your sign-in has ended" onClose={null}>
      <div className={styles.choices}>
        <p role="alert">The server no longer accepts your sign-in (401). Paste a new token, or start over as a guest.</p>
        <TokenForm />
        <Button disabled={isBusy} onClick={() => void submit()}>
          Start over as a guest
        </Button>
        {failure === null ? null : (
          <Problem
            message={isNotFound(failure) ? 'Guests are not allowed here.' : messageOf(failure)}
            onRetry={mayHelpAgain(failure) ? () => void submit() : undefined}
          />
        )}
      </div>
    </Dialog>
  );
}

function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.door}>
      <img src="/icon.svg" alt="" width={64} height={64} />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
