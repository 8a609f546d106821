import type { Finding, Inference } from '../api/types';
import type { PersonaFields } from './personaFields';

/** What is counted for a feature of style, and in what. */
const measures: Record<string, string> = {
  questions: 'of its sentences are questions',
  exclamations: 'of its sentences are exclamations',
  imagery: 'comparisons per sentence',
  hedging: 'words of doubt per sentence',
  warmth: 'kind words per sentence',
  formality: 'formal turns per sentence',
  humor: 'playful asides per sentence',
  length: 'words at a time',
  brevity: 'words per sentence',
  precision: 'numbers and exact terms per sentence',
  second_person: 'times “you” per sentence',
};

const shares = new Set(['questions', 'exclamations']);

/** What a finding rests on, in plain words. */
export function tellMeasure({ style, measure }: Finding): string {
  if (style === undefined || measure === undefined) return 'found in its lines by the model';
  const what = measures[style] ?? style.replaceAll('_', ' ');
  if (shares.has(style)) return `${Math.round(measure * 100)} % ${what}`;
  // Brevity is measured as a reciprocal; the number of words is what one can picture.
  const value = style === 'brevity' ? (measure > 0 ? 1 / measure : 0) : measure;
  return `${value >= 10 ? value.toFixed(0) : value.toFixed(2)} ${what}`;
}

/** How it all was inferred, in plain words. */
export function tellMethod({ by, lines, linesShown }: Pick<Inference, 'by' | 'lines' | 'linesShown'>): string {
  const measured = `Measured on ${lines === 1 ? '1 line' : `${lines} lines`}`;
  if (by === 'measurement') return `${measured}, and not read by a model.`;
  return `${measured}; ${tellShare(linesShown, lines)} read by a model too.`;
}

function tellShare(shown: number, lines: number): string {
  if (shown < lines) return shown === 1 ? '1 of them was' : `${shown} of them were`;
  return lines === 1 ? 'it was' : 'all of them were';
}

/** A finding as it stands in the form: as it was found, or as it was corrected since. */
export interface CurrentFinding extends Finding {
  name: string;
  isCore: boolean;
}

/** The findings that still stand, the strongest first. A trait that was taken out of the form is not among them. */
export function currentFindings(findings: readonly Finding[], fields: PersonaFields): CurrentFinding[] {
  return findings
    .flatMap((finding) => {
      const own = fields.traits.find((trait) => trait.id === finding.traitId);
      if (own) return [{ ...finding, name: own.name, isCore: false }];
      const isCore = fields.coreIntensities[finding.traitId] !== undefined;
      return isCore ? [{ ...finding, name: capitalised(finding.traitId), isCore }] : [];
    })
    .sort((one, other) => other.intensity - one.intensity);
}

/** How strong the trait of a finding shall be. */
export function wishedOf(traitId: string, fields: PersonaFields): number {
  return fields.traits.find((trait) => trait.id === traitId)?.intensity ?? fields.coreIntensities[traitId] ?? 0;
}

/** The form after a trait in it was made weaker or stronger. */
export function withIntensity(traitId: string, intensity: number, fields: PersonaFields): Partial<PersonaFields> {
  return fields.traits.some((trait) => trait.id === traitId)
    ? { traits: fields.traits.map((trait) => (trait.id === traitId ? { ...trait, intensity } : trait)) }
    : { coreIntensities: { ...fields.coreIntensities, [traitId]: intensity } };
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
