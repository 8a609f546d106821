import type { Memory } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import styles from './Memory.module.css';

interface ForgetDialogProps {
  /** Null for all of them. */
  memory: Memory | null;
  personaName: string;
  onForget(): Promise<void>;
  onClose(): void;
}

/** Asks before a memory goes for good. */
export function ForgetDialog({ memory, personaName, onForget, onClose }: ForgetDialogProps) {
  const confirm = async (signal: AbortSignal) => {
    await onForget();
    if (!signal.aborted) onClose();
  };
  return (
    <ConfirmDialog
      title={memory ? 'Forget this?' : 'Forget everything?'}
      yes="Forget"
      no="Keep"
      onConfirm={confirm}
      onClose={onClose}
    >
      {memory ? <blockquote dir="auto" className={styles.quote}>{memory.text}</blockquote> : null}
      <p>
        <bdi>{personaName}</bdi>
        {memory
          ? ' will forget it for good, and whatever was derived from it. The conversation itself stays.'
          : ' will forget everything it knows about you, for good. The conversations themselves stay.'}
      </p>
    </ConfirmDialog>
  );
}
