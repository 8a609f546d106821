import { useState } from 'react';
import { useLocation } from 'wouter';
import { messageOf } from '../api/problem';
import type { Persona } from '../api/types';
import { usePersonas } from '../personas/personaStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Problem } from '../ui/Notice';
import styles from './StudioView.module.css';

export function RemovePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const remove = usePersonas((state) => state.remove);
  const [error, setError] = useState<string | null>(null);
  const [, navigate] = useLocation();

  const confirm = async () => {
    try {
      await remove(persona.id);
      navigate('/studio');
    } catch (failure) {
      setError(messageOf(failure));
    }
  };

  return (
    <Dialog title={`Delete ${persona.name}?`} onClose={onClose}>
      <div className={styles.farewell}>
        <p>It will answer nobody any more. Conversations with it can still be read.</p>
        {error ? <Problem message={error} /> : null}
        <div className={styles.actions}>
          <Button look="grave" onClick={() => void confirm()}>
            Delete
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </div>
      </div>
    </Dialog>
  );
}
