import { useId, type ComponentProps } from 'react';
import { FieldErrors } from './FieldErrors';
import styles from './Field.module.css';
import { isTooLong, tellLength } from './length';

interface Labelled {
  label: string;
  hint?: string;
  /** What the server says is wrong with it. */
  errors?: readonly string[] | undefined;
}

interface Limited {
  /** How many characters it may hold. More can be written, as a browser would cut off what is pasted without a word; but not sent. */
  most?: number;
}

type InputProps = Labelled & Limited & ComponentProps<'input'>;
type AreaProps = Labelled & Limited & Omit<ComponentProps<'textarea'>, 'value' | 'maxLength'> & { value: string };

export function TextField({ label, hint, errors, most, ...input }: InputProps) {
  const { isLong, length, told } = lengthOf(String(input.value ?? ''), most, errors);
  const { ids, described } = useDescription(hint, told);
  return (
    <div className={styles.field}>
      <Label id={ids.input} label={label} hint={hint} hintId={ids.hint} />
      <input dir="auto" {...input} {...described} id={ids.input} className={styles.input} data-too-long={isLong || undefined} />
      {length}
      <FieldErrors id={ids.error} errors={told} />
    </div>
  );
}

export function TextArea({ label, hint, errors, most, ...area }: AreaProps) {
  const { isLong, length, told } = lengthOf(area.value, most, errors);
  const { ids, described } = useDescription(hint, told);
  return (
    <div className={styles.field}>
      <Label id={ids.input} label={label} hint={hint} hintId={ids.hint} />
      <textarea dir="auto" {...area} {...described} id={ids.input} className={styles.input} data-too-long={isLong || undefined} />
      {length}
      <FieldErrors id={ids.error} errors={told} />
    </div>
  );
}

interface SelectProps<Value extends string> extends Labelled {
  value: Value;
  /** What can be chosen, each with what it is called. */
  options: readonly (readonly [value: Value, name: string])[];
  onChange(value: Value): void;
}

export function SelectField<Value extends string>({ label, hint, errors, value, options, onChange }: SelectProps<Value>) {
  const { ids, described } = useDescription(hint, errors);
  return (
    <div className={styles.field}>
      <Label id={ids.input} label={label} hint={hint} hintId={ids.hint} />
      <select
        {...described}
        id={ids.input}
        className={`${styles.input} ${styles.select}`}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <FieldErrors id={ids.error} errors={errors} />
    </div>
  );
}

/** What is to be said of how long a text is, and of what is wrong with it where it is too long. */
function lengthOf(text: string, most = Infinity, errors?: readonly string[]) {
  const isLong = isTooLong(text, most);
  const length = tellLength(text, most);
  return {
    isLong,
    length: length === null ? null : <p className={styles.hint}>{length}</p>,
    told: isLong ? ['This is too long.'] : errors,
  };
}

function useDescription(hint: string | undefined, errors: readonly string[] | undefined) {
  const id = useId();
  const ids = { input: id, hint: `${id}-hint`, error: `${id}-error` };
  const isWrong = errors !== undefined && errors.length > 0;
  const described = [hint ? ids.hint : '', isWrong ? ids.error : ''].filter(Boolean).join(' ');
  return {
    ids,
    described: { 'aria-invalid': isWrong, ...(described ? { 'aria-describedby': described } : {}) },
  };
}

function Label({ id, label, hint, hintId }: { id: string; label: string; hint: string | undefined; hintId: string }) {
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </>
  );
}
