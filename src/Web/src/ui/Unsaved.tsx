import { useState } from 'react';
import { Button } from './Button';
import { ConfirmDialog } from './ConfirmDialog';
import styles from './Unsaved.module.css';

interface UnsavedProps {
  isChanged: boolean;
  /** Whether to say that it was just saved, where the form stays. */
  isSaved?: boolean;
  onDiscard(): void;
}

/** Says that what is in a form is in it alone, and offers to give it up. */
export function Unsaved({ isChanged, isSaved = false, onDiscard }: UnsavedProps) {
  const [isAsking, setIsAsking] = useState(false);
  const discard = () => {
    setIsAsking(false);
    onDiscard();
    return Promise.resolve();
  };
  return (
    <>
      {isChanged ? <Button onClick={() => setIsAsking(true)}>Discard</Button> : null}
      <p role="status" className={isChanged ? styles.status : styles.saved}>
        {isChanged ? 'Not saved yet' : isSaved ? 'Saved.' : ''}
      </p>
      {isAsking ? (
        <ConfirmDialog title="Discard your changes?" yes="Discard" no="Keep them" onConfirm={discard} onClose={() => setIsAsking(false)}>
          <p>What you have changed here and not saved will be gone.</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
