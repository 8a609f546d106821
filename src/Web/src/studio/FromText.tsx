import type { DragEvent } from 'react';
import { limits } from '../api/limits';
import { ApiError } from '../api/problem';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { FileButton } from '../ui/FileButton';
import { focusUnlessTouched } from '../ui/focus';
import { Failure } from '../ui/Notice';
import { inPlace } from '../ui/useSubmission';
import form from './Form.module.css';
import styles from './FromText.module.css';
import { useTextDraft } from './textDraft';

/** A character takes four bytes at most. */
const mostBytes = 4 * limits.text;

/** Takes a text that somebody wrote or said, and has a persona derived from it. */
export function FromText() {
  const { text, speaker, isSecret, inference, isReading, failure, change, turnTo, read, refuse } = useTextDraft();
  const errors = failure instanceof ApiError ? failure.fields : {};

  const take = async (file: File) => {
    if (file.size > mostBytes) refuse(new Error('This file is too large: 200 KB of text can be read.'));
    else change({ text: await file.text() });
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  };

  return (
    <form className={form.form} onSubmit={inPlace(read)} onDrop={drop} onDragOver={(event) => event.preventDefault()} noValidate>
      <TextArea
        label="The text"
        hint="A transcript (“Name: what they said”) or anything they wrote. Paste it, drop a file here, or choose one."
        value={text}
        errors={errors['text']}
        rows={12}
        most={limits.text}
        ref={focusUnlessTouched}
        onChange={(event) => change({ text: event.target.value })}
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
        onChange={(event) => change({ speaker: event.target.value })}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={isSecret} onChange={(event) => change({ isSecret: event.target.checked })} />
        Keep it from the model: only measure how it is written
      </label>
      <Failure failure={failure} />
      <div className={form.actions}>
        <Button type="submit" look="strong" off={isReading}>
          {isReading ? 'Reading …' : 'Read it'}
        </Button>
        {inference ? <Button onClick={() => turnTo('findings')}>Back to what it says</Button> : null}
        <Button onClick={() => turnTo(null)}>Cancel</Button>
      </div>
    </form>
  );
}
