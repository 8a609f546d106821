import { useEffect, useId, useRef } from 'react';
import type { Inference, TextLine } from '../api/types';
import { differ } from '../shared/format';
import { IconButton } from '../ui/Button';
import { DialField } from '../ui/DialField';
import styles from './Findings.module.css';
import { currentFindings, tellMeasure, tellMethod, wishedOf, withIntensity, type CurrentFinding } from './inferredTraits';
import type { PersonaFields } from './personaFields';

interface FindingsProps {
  inference: Inference;
  fields: PersonaFields;
  onChange(part: Partial<PersonaFields>): void;
}

/** What was inferred from a text and from which of its lines, to be corrected before it is accepted. */
export function Findings({ inference, fields, onChange }: FindingsProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { findings, descriptionLines, degraded } = inference;

  // They take the place of the form that asked for them, whose end is out of sight and had the focus. They are there at
  // once, so nothing has to be moved slowly for those who bear no motion.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <section className={styles.report} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          What the text says
        </h2>
        <p>{tellMethod(inference)} Correct what is wrong; nothing is saved until you create it.</p>
        {degraded.length > 0 ? (
          <p role="status">The model could not read it, so this may be less than it would have found.</p>
        ) : null}
        <Evidence lines={descriptionLines} of="the description" />
      </header>
      <ul>
        {currentFindings(findings, fields).map((finding) => (
          <FindingRow
            key={finding.traitId}
            finding={finding}
            wished={wishedOf(finding.traitId, fields)}
            onChange={(intensity) => onChange(withIntensity(finding.traitId, intensity, fields))}
            onRemove={() => onChange({ traits: fields.traits.filter((trait) => trait.id !== finding.traitId) })}
          />
        ))}
      </ul>
    </section>
  );
}

interface FindingRowProps {
  finding: CurrentFinding;
  wished: number;
  onChange(intensity: number): void;
  onRemove(): void;
}

function FindingRow({ finding, wished, onChange, onRemove }: FindingRowProps) {
  return (
    <li className={styles.finding}>
      <DialField label={finding.name} value={wished} onChange={onChange}>
        {finding.isCore ? <span /> : <IconButton small icon="remove" label={`Leave ${finding.name} out`} onClick={onRemove} />}
      </DialField>
      <p className={styles.measure}>
        {tellMeasure(finding)}
        {differ(wished, finding.intensity) ? <> · found at {finding.intensity.toFixed(2)}</> : null}
      </p>
      <Evidence lines={finding.lines} of={finding.name} />
    </li>
  );
}

/** The lines that something was inferred from. */
function Evidence({ lines, of }: { lines: readonly TextLine[]; of: string }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>
        {lines.length === 1 ? 'The line that shows' : `The ${lines.length} lines that show`} {of}
      </summary>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <li key={line.number}>
            <span className={styles.number}>{line.number}</span>
            <q dir="auto">{line.text}</q>
          </li>
        ))}
      </ol>
    </details>
  );
}
