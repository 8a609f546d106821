import type { AdherencePoint } from './traitApi';

export type MeasuredPoint = AdherencePoint & { adherence: number };

/** The replies that could be measured, oldest first. */
export function measuredOf(items: readonly AdherencePoint[]): MeasuredPoint[] {
  return items.filter((point): point is MeasuredPoint => point.adherence !== undefined).toReversed();
}
