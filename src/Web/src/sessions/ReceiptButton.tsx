import { useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './Receipt.module.css';
import { ReceiptDialog } from './ReceiptDialog';

interface ReceiptButtonProps {
  sessionId: string;
  seq: number;
  personaName: string;
}

/** The quiet way from a reply to what was behind it. */
export function ReceiptButton({ sessionId, seq, personaName }: ReceiptButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.open} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        What it was told
      </button>
      {isOpen
        ? // Outside the log, which would read it aloud as news of the conversation.
          createPortal(
            <ReceiptDialog
              sessionId={sessionId}
              seq={seq}
              personaName={personaName}
              onClose={() => setIsOpen(false)}
            />,
            document.body,
          )
        : null}
    </>
  );
}
