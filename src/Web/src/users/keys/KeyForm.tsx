import { useState } from 'react';
import { limits } from '../../api/limits';
import type { CreatedKey, KeyScope } from '../../api/types';
import { useAuth } from '../../auth/authStore';
import { Button } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { FieldErrors } from '../../ui/FieldErrors';
import { Failure } from '../../ui/Notice';
import { inPlace, useSubmission } from '../../ui/useSubmission';
import { keyApi } from './keyApi';
import styles from './Keys.module.css';
import { meanings, presetNames, presets, scopesFor, tellScopes, type Preset } from './keyScopes';
import { lifetimesOf, lifetimeWithin, type Lifetime } from './lifetimes';

interface KeyFormProps {
  onMade(key: CreatedKey): void;
  /** No key came back. One may have been made all the same, if it was but the answer that was lost. */
  onFailed(): void;
}

/** Has a key made. */
export function KeyForm({ onMade, onFailed }: KeyFormProps) {
  const isAdmin = useAuth((auth) => auth.identity?.roles.includes('admin') ?? false);
  const [name, setName] = useState('');
  const [preset, setPreset] = useState<Preset>('talk');
  const [custom, setCustom] = useState<readonly KeyScope[]>(presets.talk);
  const [wished, setWished] = useState<Lifetime>('90');
  const scopes = preset === 'custom' ? custom : presets[preset];
  const isAdmins = scopes.includes('admin');
  const lifetime = lifetimeWithin(wished, isAdmins);
  const { submit, isBusy, failure, errors } = useSubmission(async (signal) => {
    try {
      const made = await keyApi.create({ name, scopes, ...(lifetime === 'longest' ? {} : { expiresInDays: Number(lifetime) }) });
      if (signal.aborted) return;
      setName('');
      onMade(made);
    } catch (failure) {
      onFailed();
      throw failure;
    }
  });

  const choose = (next: Preset) => {
    // What was chosen so far is where one's own choice begins.
    if (next === 'custom') setCustom(scopes);
    setPreset(next);
  };

  return (
    <form className={styles.form} onSubmit={inPlace(submit)} noValidate>
      <TextField
        label="What it is for"
        hint="A name to know it by, such as the program or machine that uses it."
        value={name}
        errors={errors['name']}
        autoComplete="off"
        maxLength={limits.keyName}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField label="What it may do" value={preset} options={presetNames} onChange={choose} />
      {preset === 'custom' ? (
        <ScopeChoice scopes={scopesFor(isAdmin)} chosen={custom} errors={errors['scopes']} onChange={setCustom} />
      ) : (
        <p className={styles.means}>{tellScopes(scopes)}</p>
      )}
      <SelectField<Lifetime>
        label="When it ends"
        {...(isAdmins ? { hint: 'A key that acts as an admin ends after 90 days at the latest, unless this server is set otherwise.' } : {})}
        value={lifetime}
        options={lifetimesOf(isAdmins)}
        errors={errors['expiresInDays']}
        onChange={setWished}
      />
      <Failure failure={failure} />
      <div className={styles.actions}>
        <Button type="submit" look="strong" off={isBusy}>
          Make the key
        </Button>
      </div>
    </form>
  );
}

interface ScopeChoiceProps {
  scopes: readonly KeyScope[];
  chosen: readonly KeyScope[];
  errors: readonly string[] | undefined;
  onChange(chosen: readonly KeyScope[]): void;
}

function ScopeChoice({ scopes, chosen, errors, onChange }: ScopeChoiceProps) {
  const isWrong = errors !== undefined && errors.length > 0;
  return (
    <fieldset className={styles.scopes} aria-invalid={isWrong} {...(isWrong ? { 'aria-describedby': 'scope-errors' } : {})}>
      <legend className="visually-hidden">What it may do, one by one</legend>
      {scopes.map((scope) => (
        <label key={scope} className={styles.scope}>
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, scope] : chosen.filter((other) => other !== scope))
            }
          />
          {meanings[scope]}
        </label>
      ))}
      <FieldErrors id="scope-errors" errors={errors} />
    </fieldset>
  );
}
