import { percent } from '../shared/format';
import styles from './Adherence.module.css';
import type { MeasuredPoint } from './adherencePoints';

const width = 280;
const height = 84;
const left = 34;
const plot = { left, right: width - 6, top: 8, bottom: height - 8 };
const levels = [0, 0.5, 1];

const yOf = (share: number) => plot.bottom - share * (plot.bottom - plot.top);

interface AdherenceChartProps {
  /** Oldest first; at least one. */
  points: readonly MeasuredPoint[];
  mean: number | undefined;
}

/** Adherence from reply to reply, and its mean as a broken line. The table beside it tells the same. */
export function AdherenceChart({ points, mean }: AdherenceChartProps) {
  const step = (plot.right - plot.left) / Math.max(1, points.length - 1);
  const xOf = (index: number) => (points.length === 1 ? (plot.left + plot.right) / 2 : plot.left + index * step);
  const line = points.map((point, i) => `${xOf(i)},${yOf(point.adherence)}`).join(' ');
  const [oldest, newest] = [points[0]!, points.at(-1)!];
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>
        {points.length === 1
          ? `One reply, ${percent(newest.adherence)}`
          : `${points.length} replies, from ${percent(oldest.adherence)} to ${percent(newest.adherence)}`}
      </title>
      {levels.map((level) => (
        <g key={level}>
          <line x1={plot.left} x2={plot.right} y1={yOf(level)} y2={yOf(level)} className={styles.level} />
          <text x={plot.left - 6} y={yOf(level) + 3.5} className={styles.scale}>
            {level * 100}
          </text>
        </g>
      ))}
      {mean === undefined ? null : (
        <line x1={plot.left} x2={plot.right} y1={yOf(mean)} y2={yOf(mean)} className={styles.mean} />
      )}
      <polyline points={line} className={styles.line} />
      {points.map((point, i) => (
        <circle key={point.seq} cx={xOf(i)} cy={yOf(point.adherence)} r={3} className={styles.point}>
          <title>{`Turn ${point.seq}: ${percent(point.adherence)}`}</title>
        </circle>
      ))}
    </svg>
  );
}
