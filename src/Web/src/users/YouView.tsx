import { useState } from 'react';
import { useAuth } from '../auth/authStore';
import { hub } from '../hub/hub';
import { drafts } from '../shared/drafts';
import { inFull } from '../shared/format';
import { routes } from '../shared/routes';
import { Button, ButtonLink } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useTheme } from '../ui/themeStore';
import { useTitle } from '../ui/useTitle';
import { Memories } from './Memories';
import { PreferenceForm } from './PreferenceForm';
import styles from './YouView.module.css';

/** Who one is here, what personas know of one, and how the app looks. */
export function YouView() {
  const { theme, toggle } = useTheme();
  useTitle('You');
  return (
    <div className={styles.view}>
      <div className={styles.page}>
        <h1>You</h1>
        <section className={styles.section} aria-labelledby="preferences">
          <h2 id="preferences">What personas should know</h2>
          <p>Every persona sees these, in every conversation, from your next message on.</p>
          <PreferenceForm />
        </section>
        <Memories />
        <section className={styles.section} aria-labelledby="look">
          <h2 id="look">How it looks</h2>
          <Button icon={theme === 'dark' ? 'sun' : 'moon'} onClick={toggle}>
            {theme === 'dark' ? 'Switch to day: ink on paper' : 'Switch to night: brass on ink'}
          </Button>
        </section>
        <section className={styles.section} aria-labelledby="keys">
          <h2 id="keys">Keys for programs</h2>
          <p>Talk to personas from other programs: clients for OpenAI, agents, scripts.</p>
          <ButtonLink href={routes.keys}>Keys for programs</ButtonLink>
        </section>
        <Account />
      </div>
    </div>
  );
}

function Account() {
  const identity = useAuth((auth) => auth.identity);
  const leave = useAuth((auth) => auth.leave);
  const [isLeaving, setIsLeaving] = useState(false);
  if (!identity) return null;

  const confirm = async () => {
    await hub.close();
    // The page stays as it is until the next one is there.
    leave();
    drafts.forgetAll();
    location.assign(routes.universe);
  };

  return (
    <section className={styles.section} aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <dl className={styles.facts}>
        <dt>{identity.isGuest ? 'A guest' : 'Signed in'}</dt>
        <dd>{identity.userId}</dd>
        <dt>Roles</dt>
        <dd>{identity.roles.join(', ') || 'none'}</dd>
        <dt>Valid until</dt>
        <dd>{inFull(new Date(identity.expiresAt).toISOString())}</dd>
      </dl>
      <Button look="grave" onClick={() => setIsLeaving(true)}>
        Leave
      </Button>
      {isLeaving ? (
        <ConfirmDialog title="Leave?" yes="Leave" no="Stay" onConfirm={confirm} onClose={() => setIsLeaving(false)}>
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
