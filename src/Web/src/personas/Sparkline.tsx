import type { TraitSample } from './traitChanges';

const width = 64;
const height = 16;

/** A trait's recent values as a line, oldest on the left. */
export function Sparkline({ samples, color }: { samples: readonly TraitSample[]; color: string }) {
  const step = width / Math.max(1, samples.length - 1);
  const points = samples.map((sample, i) => `${i * step},${(1 - sample.intensity) * height}`).join(' ');
  return (
    <svg width={width} height={height} viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img">
      <title>{`Recently ${samples.map((sample) => sample.intensity.toFixed(2)).join(', ')}`}</title>
      <polyline points={points} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" />
    </svg>
  );
}
