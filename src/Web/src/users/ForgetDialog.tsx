import { useState } from 'react';
import { messageOf } from '../api/problem';
import type { Memory } from '../api/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Problem } from '../ui/Notice';
import styles from './YouView.module.css';

interface ForgetDialogProps {
  /** Null for all of them. */
  memory: Memory | null;
  personaName: string;
  onForget(): Promise<void>;
  onClose(): void;
}

/** Asks before a memory goes for good. */
export function ForgetDialog({ memory, personaName, onForget, onClose }: ForgetDialogProps) {
  const [error, setError] = useState<string | null>(null);
  const confirm = async () => {
    try {
      await onForget();
      onClose();
    } catch (failure) {
      setError(messageOf(failure));
    }
  };

  return (
    <Dialog title={memory ? 'Forget this?' : `Forget everything?`} onClose={onClose}>
      <div className={styles.farewell}>
        {memory ? <blockquote className={styles.quote}>{memory.text}</blockquote> : null}
        <p>
          {memory
            ? `${personaName} forgets it for good, with what was derived from it. The conversation itself stays.`
            : `${personaName} forgets all it knows of you, for good. The conversations themselves stay.`}
        </p>
        {error ? <Problem message={error} /> : null}
        <div className={styles.actions}>
          <Button look="grave" onClick={() => void confirm()}>
            Forget
          </Button>
          <Button onClick={onClose}>Keep</Button>
        </div>
      </div>
    </Dialog>
  );
}
