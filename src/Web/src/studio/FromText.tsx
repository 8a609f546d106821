import { useId, useRef, useState, type DragEvent, type FormEvent } from 'react';
import { limits } from '../api/limits';
import { ApiError, messageOf } from '../api/problem';
import type { Inference } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { Problem } from '../ui/Notice';
import styles from './StudioView.module.css';

/** A character takes four bytes at most. */
const mostBytes = 4 * limits.text;

interface FromTextProps {
  onInferred(inference: Inference): void;
  onCancel(): void;
}

/** Takes a text that somebody wrote or said, and has a persona derived from it. */
export function FromText({ onInferred, onCancel }: FromTextProps) {
  const [text, setText] = useState('');
  const [speaker, setSpeaker] = useState('');
  const [isSecret, setIsSecret] = useState(false);
  const { infer, isBusy, failure, setFailure } = useInference(onInferred);
  const errors = failure instanceof ApiError ? failure.fields : {};

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) setFailure(new Error('This file is too large: 200 KB of text can be read.'));
    else setText(await file.text());
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void infer(text, speaker, isSecret);
  };

  return (
    <form className={styles.form} onSubmit={submit} onDrop={drop} onDragOver={(event) => event.preventDefault()} noValidate>
      <TextArea
        label="The text"
        hint="A transcript (“Name: what they said”) or anything they wrote. Paste it, drop a file here, or choose one."
        value={text}
        errors={errors['text']}
        rows={12}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.row}>
        <FileButton onChoose={(file) => void take(file)} />
      </div>
      <TextField
        label="Whose lines"
        hint="Of a transcript. Left empty, it is whoever speaks most."
        value={speaker}
        errors={errors['speaker']}
        maxLength={limits.speaker}
        onChange={(event) => setSpeaker(event.target.value)}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={isSecret} onChange={(event) => setIsSecret(event.target.checked)} />
        Show it to no model: only measure how it is written
      </label>
      {failure === null ? null : <Problem message={messageOf(failure)} />}
      <div className={styles.actions}>
        <Button type="submit" look="strong" disabled={isBusy}>
          {isBusy ? 'Reading …' : 'Read it'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function FileButton({ onChoose }: { onChoose(file: File | undefined): void }) {
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <input
        ref={picker}
        id={id}
        type="file"
        hidden
        aria-label="Text file"
        accept=".txt,.md,text/plain,text/markdown"
        onChange={(event) => {
          onChoose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button small icon="upload" onClick={() => picker.current?.click()}>
        Choose a file
      </Button>
    </>
  );
}

function useInference(onInferred: (inference: Inference) => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const infer = async (text: string, speaker: string, isSecret: boolean) => {
    setIsBusy(true);
    setFailure(null);
    try {
      onInferred(await personaApi.infer(text, speaker.trim(), isSecret ? 'measurement' : undefined));
    } catch (refusal) {
      setFailure(refusal);
      setIsBusy(false);
    }
  };
  return { infer, isBusy, failure, setFailure };
}
