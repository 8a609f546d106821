import { useEffect, useMemo, useRef, useState } from 'react';
import { limits } from '../api/limits';
import { drafts } from '../shared/drafts';
import { useAnswer } from '../shared/useAnswer';
import { Button, IconButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { focusUnlessTouched } from '../ui/focus';
import { Failure, Loading } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { Unsaved } from '../ui/Unsaved';
import { useFocusKept } from '../ui/useFocusKept';
import { inPlace, useSubmission } from '../ui/useSubmission';
import { useUnloadWarning } from '../ui/useUnloadWarning';
import { preferenceApi, type Preferences } from './preferenceApi';
import { changesOf, entriesOf, HalfFilled, missingOf, preferencesOf, withChanges, type Entry, type PreferenceChanges } from './preferenceEntries';
import styles from './PreferenceForm.module.css';

/** Under which name it is kept what was changed of them and not saved. */
const draftName = 'preferences';

/** One's preferences: what is usual, and what else one wants known. They are replaced all together. */
export function PreferenceForm() {
  const answer = useAnswer(preferenceApi.get);
  if (answer.value !== null) return <Entries preferences={answer.value} />;
  return (
    <Unanswered answer={answer}>
      <Loading what="Loading …" />
    </Unanswered>
  );
}

function Entries({ preferences }: { preferences: Preferences }) {
  const [stored, setStored] = useState(preferences);
  const [entries, setEntries] = useState<readonly Entry[]>(() => begin(preferences));
  const [isSaved, setIsSaved] = useState(false);
  const region = useFocusKept<HTMLFormElement>();
  const latest = useRef(entries);
  const changes = useMemo(() => changesOf(entries, stored), [entries, stored]);
  useEffect(() => {
    if (changes) drafts.keep(draftName, changes);
    else drafts.forget(draftName);
  }, [changes]);
  useUnloadWarning(draftName, changes !== null);

  const change = (next: readonly Entry[]) => {
    latest.current = next;
    setEntries(next);
    setIsSaved(false);
  };

  const { submit, failure, errors } = useSubmission(async () => {
    const now = await preferenceApi.put(preferencesOf(entries));
    setStored(now);
    // What was written while it was saved is not saved yet, and the answer does not know it.
    if (latest.current !== entries) return;
    change(entriesOf(now));
    setIsSaved(true);
  });
  const isHalf = failure instanceof HalfFilled;

  return (
    <form ref={region} tabIndex={-1} className={styles.form} onSubmit={inPlace(submit)}>
      {entries.map((entry, i) => (
        <EntryFields
          key={i}
          entry={entry}
          errors={errors[entry.key]}
          missing={isHalf ? missingOf(entry) : null}
          onChange={(part) => change(entries.with(i, { ...entry, ...part }))}
          onRemove={() => change(entries.toSpliced(i, 1))}
        />
      ))}
      <Failure failure={failure} />
      <div className={styles.actions}>
        <Button icon="plus" onClick={() => change([...entries, { key: '', value: '' }])}>
          Add something else
        </Button>
        <Button type="submit" look="strong">
          Save
        </Button>
        <Unsaved isChanged={changes !== null} isSaved={isSaved} onDiscard={() => change(entriesOf(stored))} />
      </div>
    </form>
  );
}

function begin(stored: Preferences): Entry[] {
  const changes = drafts.read<PreferenceChanges>(draftName);
  return changes ? withChanges(stored, changes) : entriesOf(stored);
}

interface EntryFieldsProps {
  entry: Entry;
  errors: readonly string[] | undefined;
  /** What is said to be missing of it. */
  missing: ReturnType<typeof missingOf>;
  onChange(part: Partial<Entry>): void;
  onRemove(): void;
}

function EntryFields({ entry: { key, value, question }, errors, missing, onChange, onRemove }: EntryFieldsProps) {
  // One that was just asked for is to be written in.
  const [isNew] = useState(question === undefined && !key && !value);
  const answer = (
    <TextField
      label={question ?? `What to know about ${key || 'it'}`}
      value={value}
      errors={missing === 'value' ? ['Say what there is to know, or remove it.'] : errors}
      most={limits.preferenceValue}
      onChange={(event) => onChange({ value: event.target.value })}
    />
  );
  if (question !== undefined) return answer;
  return (
    <div className={styles.entry}>
      <TextField
        ref={isNew ? focusUnlessTouched : null}
        label="About"
        value={key}
        errors={missing === 'key' ? ['Say what this is about.'] : undefined}
        placeholder="my garden"
        maxLength={limits.preferenceKey}
        onChange={(event) => onChange({ key: event.target.value })}
      />
      {answer}
      <IconButton icon="remove" label={`Remove ${key || 'this'}`} onClick={onRemove} />
    </div>
  );
}
