import { useState } from 'react';
import { limits } from '../api/limits';
import type { Memory } from '../api/types';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Problem } from '../ui/Notice';
import { useFocusKept } from '../ui/useFocusKept';
import { useSettled } from '../ui/useSettled';
import { ForgetDialog } from './ForgetDialog';
import { MemoryRow } from './MemoryRow';
import { useMemories } from './useMemories';
import styles from './Memory.module.css';

/** What one persona remembers, to be put right, pinned and forgotten. */
export function MemoryList({ personaId, personaName }: { personaId: string; personaName: string }) {
  const [wanted, setWanted] = useState('');
  const words = useSettled(wanted.trim());
  const { memories, nextCursor, error, read, readMore, edit, forget } = useMemories(personaId, words);
  const [leaving, setLeaving] = useState<Memory | 'all' | null>(null);
  const region = useFocusKept<HTMLDivElement>();
  const title = `What ${personaName} remembers about you`;
  return (
    <>
      <TextField
        type="search"
        label="Search what it remembers"
        value={wanted}
        maxLength={limits.memoryQuery}
        autoComplete="off"
        onChange={(event) => setWanted(event.target.value)}
      />
      <div ref={region} tabIndex={-1} className={styles.remembered} role="group" aria-label={title}>
        {error ? <Problem message={error} onRetry={() => void read()} /> : null}
        {!error && memories === null ? <p role="status">Loading …</p> : null}
        <p role="status" className={styles.none}>
          {memories?.length === 0 ? <None personaName={personaName} isSearch={words !== ''} /> : null}
        </p>
        <ul className={styles.memories} aria-label={title}>
          {memories?.map((memory) => (
            <MemoryRow key={memory.id} memory={memory} onEdit={(change) => edit(memory, change)} onForget={() => setLeaving(memory)} />
          ))}
        </ul>
        <div className={styles.actions}>
          {nextCursor ? (
            <Button small onClick={() => void readMore()}>
              Show more
            </Button>
          ) : null}
          {words === '' && memories && memories.length > 0 ? (
            <Button small look="grave" onClick={() => setLeaving('all')}>
              Forget everything
            </Button>
          ) : null}
        </div>
        {leaving ? (
          <ForgetDialog
            memory={leaving === 'all' ? null : leaving}
            personaName={personaName}
            onForget={() => forget(leaving === 'all' ? null : leaving)}
            onClose={() => setLeaving(null)}
          />
        ) : null}
      </div>
    </>
  );
}

function None({ personaName, isSearch }: { personaName: string; isSearch: boolean }) {
  return (
    <>
      <bdi>{personaName}</bdi> {isSearch ? 'remembers nothing like this about you.' : 'remembers nothing about you.'}
    </>
  );
}
