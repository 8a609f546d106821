import { useState, type DragEvent } from 'react';
import { limits } from '../api/limits';
import type { Inference } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { FileButton } from '../ui/FileButton';
import { focusUnlessTouched } from '../ui/focus';
import { Failure } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import form from './Form.module.css';
import styles from './FromText.module.css';

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
  const { submit, isBusy, failure, errors, refuse } = useSubmission(async (signal) =>
    onInferred(await personaApi.infer(text, speaker.trim(), isSecret ? 'measurement' : undefined, signal)),
  );

  const take = async (file: File) => {
    if (file.size > mostBytes) refuse(new Error('This file is too large: 200 KB of text can be read.'));
    else setText(await file.text());
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  };

  return (
    <form className={form.form} onSubmit={inPlace(submit)} onDrop={drop} onDragOver={(event) => event.preventDefault()} noValidate>
      <TextArea
        label="The text"
        hint="A transcript (“Name: what they said”) or anything they wrote. Paste it, drop a file here, or choose one."
        value={text}
        errors={errors['text']}
        rows={12}
        most={limits.text}
        ref={focusUnlessTouched}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={form.actions}>
        <FileButton small label="Text file" accept=".txt,.md,text/plain,text/markdown" onChoose={(file) => void take(file)}>
          Choose a file
        </FileButton>
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
        Keep it from the model: only measure how it is written
      </label>
      <Failure failure={failure} />
      <div className={form.actions}>
        <Button type="submit" look="strong" off={isBusy}>
          {isBusy ? 'Reading …' : 'Read it'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
