import { useRef, useState } from 'react';
import { limits } from '../api/limits';
import { messageOf } from '../api/problem';
import type { Memory } from '../api/types';
import { inFull } from '../shared/format';
import { Button, IconButton } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { focusUnlessTouched } from '../ui/focus';
import { Failure, Problem } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import styles from './Memory.module.css';

const kinds: Record<string, string> = { said: 'You said', reply: 'It said', fact: 'Learned', summary: 'Summary' };

interface MemoryRowProps {
  memory: Memory;
  /** Throws when it is refused. */
  onEdit(change: { text?: string; pinned?: boolean }): Promise<void>;
  onForget(): void;
}

export function MemoryRow({ memory, onEdit, onForget }: MemoryRowProps) {
  const [isEditing, setIsEditing] = useState(false);
  const reword = useRef<HTMLButtonElement>(null);
  const pinning = useSubmission(() => onEdit({ pinned: !memory.pinned }));
  // The focus goes back to what opened the form; in what is gone it would be lost.
  const endEditing = () => {
    reword.current?.focus();
    setIsEditing(false);
  };

  return (
    <li className={styles.memory}>
      {isEditing ? (
        <EditForm
          text={memory.text}
          onSave={async (text) => {
            await onEdit({ text });
            endEditing();
          }}
          onCancel={endEditing}
        />
      ) : (
        <p dir="auto">{memory.text}</p>
      )}
      <div className={styles.about}>
        <span>
          {kinds[memory.kind] ?? memory.kind} <time dateTime={memory.at}>{inFull(memory.at)}</time>
        </span>
        <Button small aria-pressed={memory.pinned} onClick={() => void pinning.submit()}>
          {memory.pinned ? 'Pinned' : 'Pin'}
        </Button>
        <IconButton
          ref={reword}
          small
          icon="edit"
          label="Reword this"
          aria-expanded={isEditing}
          onClick={() => setIsEditing(!isEditing)}
        />
        <IconButton small icon="remove" label="Forget this" onClick={onForget} />
      </div>
      <Failure failure={pinning.failure} />
    </li>
  );
}

interface EditFormProps {
  text: string;
  onSave(text: string): Promise<void>;
  onCancel(): void;
}

function EditForm({ text, onSave, onCancel }: EditFormProps) {
  const [words, setWords] = useState(text);
  const { submit, failure, errors } = useSubmission(() => onSave(words));

  return (
    <form className={styles.form} onSubmit={inPlace(submit)} noValidate>
      <TextArea
        label="New wording"
        value={words}
        rows={2}
        ref={focusUnlessTouched}
        errors={errors['text']}
        most={limits.memory}
        onChange={(event) => setWords(event.target.value)}
      />
      {failure !== null && !errors['text'] ? <Problem message={messageOf(failure)} /> : null}
      <div className={styles.actions}>
        <Button small look="strong" type="submit">
          Save wording
        </Button>
        <Button small onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
