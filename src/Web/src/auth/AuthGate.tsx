import { useEffect, type ReactNode } from 'react';
import { Dialog } from '../ui/Dialog';
import { Loading, Problem } from '../ui/Notice';
import styles from './AuthGate.module.css';
import { useAuth } from './authStore';
import { followOtherTabs } from './signIn';
import { endedTitle, SignInEnded } from './SignInEnded';
import { TokenForm } from './TokenForm';

/** Lets the app begin once there is a token, and asks for another when the one it had is refused. */
export function AuthGate({ children }: { children: ReactNode }) {
  const status = useAuth((auth) => auth.status);
  const isGuest = useAuth((auth) => auth.identity?.isGuest ?? false);
  const hasEntered = useAuth((auth) => auth.token !== null);
  const enter = useAuth((auth) => auth.enter);

  useEffect(() => void enter(), [enter]);
  useEffect(followOtherTabs, []);

  if (!hasEntered) return <Outside />;
  return (
    <>
      {children}
      {status === 'expired' ? (
        <Dialog title={endedTitle(isGuest)} onClose={null}>
          <SignInEnded />
        </Dialog>
      ) : null}
    </>
  );
}

/** What is there for who has not come in. */
function Outside() {
  const { status, error, identity, enter } = useAuth();
  switch (status) {
    case 'closed':
      return (
        <Door title="Persona Universe">
          <p>Guests are not allowed here. Sign in where your organisation issues tokens, and paste yours.</p>
          <TokenForm />
        </Door>
      );
    case 'failed':
      return (
        <Door title="Persona Universe">
          <Problem message={error ?? 'Something went wrong.'} onRetry={() => void enter()} />
        </Door>
      );
    case 'expired':
      return (
        <Door title={endedTitle(identity?.isGuest ?? false)}>
          <SignInEnded />
        </Door>
      );
    default:
      return <Loading what="One moment …" />;
  }
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
