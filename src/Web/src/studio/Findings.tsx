import { useId } from 'react';
import type { Finding } from '../api/types';
import { IconButton } from '../ui/Button';
import styles from './Findings.module.css';
import { standing, tellMeasure, wishedOf, withIntensity, type StandingFinding } from './findings';
import type { PersonaFields } from './personaFields';

interface FindingsProps {
  findings: readonly Finding[];
  /** How many lines were read. */
  lines: number;
  fields: PersonaFields;
  onChange(part: Partial<PersonaFields>): void;
}

/** What was inferred from a text and from which of its lines, to be corrected before it is accepted. */
export function Findings({ findings, lines, fields, onChange }: FindingsProps) {
  const id = useId();
  return (
    <section className={styles.report} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>What the text says</h2>
        <p>
          Inferred from {lines === 1 ? '1 line' : `${lines} lines`} by counting, not by guessing. Put right what is wrong; nothing is
          kept before you let it live.
        </p>
      </header>
      <ul className={styles.findings}>
        {standing(findings, fields).map((finding) => (
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
  finding: StandingFinding;
  wished: number;
  onChange(intensity: number): void;
  onRemove(): void;
}

function FindingRow({ finding, wished, onChange, onRemove }: FindingRowProps) {
  const id = useId();
  return (
    <li className={styles.finding}>
      <div className={styles.dial}>
        <label htmlFor={id}>{finding.name}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={wished}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
        <output htmlFor={id}>{wished.toFixed(2)}</output>
        {finding.isCore ? <span /> : <IconButton small icon="remove" label={`Leave ${finding.name} out`} onClick={onRemove} />}
      </div>
      <p className={styles.measure}>
        {tellMeasure(finding)}
        {Math.abs(wished - finding.intensity) < 0.005 ? null : <> · found at {finding.intensity.toFixed(2)}</>}
      </p>
      {finding.lines.length > 0 ? (
        <details>
          <summary>
            {finding.lines.length === 1 ? 'The line that shows it' : `The ${finding.lines.length} lines that show it most`}
            <span className="visually-hidden">: {finding.name}</span>
          </summary>
          <ol className={styles.lines}>
            {finding.lines.map((line) => (
              <li key={line.number}>
                <span className={styles.number}>{line.number}</span>
                <q>{line.text}</q>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}
