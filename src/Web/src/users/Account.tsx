import { useState } from 'react';
import { useAuth } from '../auth/authStore';
import { SignInDialog } from '../auth/SignInDialog';
import { hub } from '../hub/hub';
import { inFull } from '../shared/format';
import { routes } from '../shared/routes';
import { forgetTab } from '../shared/tabStorage';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import page from '../ui/Page.module.css';
import styles from './Account.module.css';

/** Who one is here, the way in for a guest, and the way out. */
export function Account() {
  const identity = useAuth((auth) => auth.identity);
  const leave = useAuth((auth) => auth.leave);
  const [asked, setAsked] = useState<'leave' | 'sign in' | null>(null);
  if (!identity) return null;

  const confirm = async () => {
    await hub.close();
    // The page stays as it is until the next one is there.
    leave();
    forgetTab();
    location.assign(routes.universe);
  };

  return (
    <section className={page.section} aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <dl className={styles.facts}>
        <dt>{identity.isGuest ? 'A guest' : 'Signed in'}</dt>
        <dd>{identity.userId}</dd>
        <dt>Roles</dt>
        <dd>{identity.roles.join(', ') || 'none'}</dd>
        <dt>Valid until</dt>
        <dd>{inFull(new Date(identity.expiresAt).toISOString())}</dd>
      </dl>
      <div className={styles.actions}>
        {identity.isGuest ? <Button onClick={() => setAsked('sign in')}>Sign in</Button> : null}
        <Button look="grave" onClick={() => setAsked('leave')}>
          Leave
        </Button>
      </div>
      {asked === 'sign in' ? <SignInDialog onClose={() => setAsked(null)} /> : null}
      {asked === 'leave' ? (
        <ConfirmDialog title="Leave?" yes="Leave" no="Stay" onConfirm={confirm} onClose={() => setAsked(null)}>
          <p>
            {identity.isGuest
              ? 'A guest who leaves cannot come back: your conversations stay on the server, but nobody can open them any more.'
              : 'This browser will forget your token.'}
          </p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
