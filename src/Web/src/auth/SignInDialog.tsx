import { Dialog } from '../ui/Dialog';
import styles from './AuthGate.module.css';
import { TokenForm } from './TokenForm';

/** The way in for a guest who has an account. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Sign in" onClose={onClose}>
      <div className={styles.choices}>
        <p>
          Paste the token that your organisation has issued to you. What you have said and made as a guest stays with the guest: it
          does not come along.
        </p>
        <TokenForm />
      </div>
    </Dialog>
  );
}
