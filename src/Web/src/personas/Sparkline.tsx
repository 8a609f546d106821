import type { Trait } from '../api/types';
import { inFull } from '../shared/format';
import type { TraitSample } from './traitChanges';

const width = 64;
const height = 16;
const yOf = (intensity: number) => (1 - intensity) * height;

interface SparklineProps {
  trait: Trait;
  /** At least two: what has not moved has no line. */
  samples: readonly TraitSample[];
  color: string;
}

/** A trait's recorded values as a line, oldest on the left, one step a change, above the line of its baseline. */
export function Sparkline({ trait, samples, color }: SparklineProps) {
  const step = width / (samples.length - 1);
  const points = samples.map((sample, i) => `${i * step},${yOf(sample.intensity)}`).join(' ');
  return (
    <svg width={width} height={height} viewBox={`-2 -2 ${width + 4} ${height + 4}`} role="img">
      <title>{tell(samples)}</title>
      <line
        x2={width}
        y1={yOf(trait.baseline)}
        y2={yOf(trait.baseline)}
        stroke="currentColor"
        strokeDasharray="1 3"
        opacity={0.6}
      />
      <polyline points={points} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" />
      <circle cx={width} cy={yOf(samples.at(-1)!.intensity)} r={2} fill={color} />
    </svg>
  );
}

function tell(samples: readonly TraitSample[]): string {
  const since = inFull(new Date(samples[0]!.at).toISOString());
  const changes = samples.length - 1;
  const values = samples.slice(-6).map((sample) => sample.intensity.toFixed(2));
  return `${changes === 1 ? '1 change' : `${changes} changes`} since ${since}, most recently ${values.join(', ')}`;
}
