import { create } from 'zustand';

/** How long a beam shines, in seconds. */
export const beamTime = 6;

/** The most that shine at once: the oldest makes room. */
export const mostBeams = 64;

/** Light that goes from one persona to another. */
export interface Beam {
  from: string;
  to: string;
  /** When it began, in seconds of the page's own clock. */
  at: number;
}

interface BeamState {
  beams: readonly Beam[];
  /** Somebody speaks to somebody: light goes from the one to the other, and fades. Between the same two it begins anew. */
  shine(from: string, to: string, at?: number): void;
}

/** What shines between personas. Whoever hears that they speak tells it here; the sky draws it. */
export const useBeams = create<BeamState>((set) => ({
  beams: [],

  shine: (from, to, at = performance.now() / 1000) =>
    set(({ beams }) => {
      if (from === to) return { beams };
      const others = beams.filter((beam) => at - beam.at < beamTime && (beam.from !== from || beam.to !== to));
      return { beams: [...others, { from, to, at }].slice(-mostBeams) };
    }),
}));
