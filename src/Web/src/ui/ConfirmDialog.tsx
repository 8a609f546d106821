import type { ReactNode } from 'react';
import { Button } from './Button';
import styles from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';
import { Failure } from './Notice';
import { useSubmission } from './useSubmission';

interface ConfirmDialogProps {
  title: string;
  /** What goes, and for how long. */
  children: ReactNode;
  yes: string;
  no: string;
  /** Throws when it is refused; the dialog then says so and stays. The signal tells that the dialog was closed meanwhile. */
  onConfirm(signal: AbortSignal): Promise<void>;
  onClose(): void;
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog({ title, children, yes, no, onConfirm, onClose }: ConfirmDialogProps) {
  const { submit, isBusy, failure } = useSubmission(onConfirm);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.question}>
        {children}
        <Failure failure={failure} />
        <div className={styles.actions}>
          <Button look="grave" off={isBusy} onClick={() => void submit()}>
            {yes}
          </Button>
          <Button onClick={onClose}>{no}</Button>
        </div>
      </div>
    </Dialog>
  );
}
