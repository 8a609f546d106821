import { useState } from 'react';
import { limits } from '../api/limits';
import { messageOf } from '../api/problem';
import { useAnswer } from '../hub/useAnswer';
import { Button, IconButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Loading, Problem } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import { preferenceApi, type Preferences } from './preferenceApi';
import styles from './YouView.module.css';

interface Entry {
  key: string;
  value: string;
}

const suggested = ['name', 'language', 'tone'];

/** One's preferences: pairs of words, replaced all together. */
export function PreferenceForm() {
  const { value, error, retry } = useAnswer(preferenceApi.get);
  if (error !== null) return <Problem message={messageOf(error)} onRetry={retry} />;
  return value === null ? <Loading what="Looking up …" /> : <Entries preferences={value} />;
}

function Entries({ preferences }: { preferences: Preferences }) {
  const [entries, setEntries] = useState<readonly Entry[]>(() => entriesOf(preferences));
  const [isSaved, setIsSaved] = useState(false);

  const change = (next: readonly Entry[]) => {
    setEntries(next);
    setIsSaved(false);
  };

  const { submit, failure, errors } = useSubmission(async () => {
    const told = entries.filter(({ key, value }) => key.trim() && value.trim());
    const stored = await preferenceApi.put(Object.fromEntries(told.map(({ key, value }) => [key.trim(), value.trim()])));
    setEntries(entriesOf(stored));
    setIsSaved(true);
  });

  return (
    <form className={styles.form} onSubmit={inPlace(submit)}>
      {entries.map((entry, i) => (
        <div key={i} className={styles.entry}>
          <TextField
            label="What"
            value={entry.key}
            placeholder={suggested[i % suggested.length]}
            maxLength={limits.preferenceKey}
            onChange={(event) => change(entries.with(i, { ...entry, key: event.target.value }))}
          />
          <TextField
            label={entry.key ? `Your ${entry.key}` : 'Is'}
            value={entry.value}
            errors={errors[entry.key]}
            maxLength={limits.preferenceValue}
            onChange={(event) => change(entries.with(i, { ...entry, value: event.target.value }))}
          />
          <IconButton
            icon="remove"
            label={`Remove ${entry.key || 'this preference'}`}
            onClick={() => change(entries.toSpliced(i, 1))}
          />
        </div>
      ))}
      {failure === null ? null : <Problem message={messageOf(failure)} />}
      <div className={styles.actions}>
        <Button icon="plus" onClick={() => change([...entries, { key: '', value: '' }])}>
          Add
        </Button>
        <Button type="submit" look="strong">
          Save
        </Button>
        <p role="status" className={styles.saved}>
          {isSaved ? 'Saved.' : ''}
        </p>
      </div>
    </form>
  );
}

function entriesOf(preferences: Preferences): Entry[] {
  const entries = Object.entries(preferences).map(([key, value]) => ({ key, value }));
  return entries.length > 0 ? entries : suggested.map((key) => ({ key, value: '' }));
}
