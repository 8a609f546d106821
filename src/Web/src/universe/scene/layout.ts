import { hash01 } from '../../shared/hash';

interface Point {
  x: number;
  y: number;
  z: number;
}

/** Where a persona's system stands, and the two directions that span the plane of its rings. */
export interface Place {
  center: Point;
  u: Point;
  v: Point;
}

export const bodyRadius = 1;
export const ringRadius = { core: 1.95, own: 3 } as const;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const spacing = 5.4;
const mostTilt = 0.42;

// Who came first keeps its place for as long as the page lives: nobody is moved by a newcomer or by a search.
const slots = new Map<string, number>();

/** The place of a persona: on a spiral that leaves everybody about as much room, in a plane tilted its own way. */
export function placeOf(personaId: string): Place {
  const slot = slots.get(personaId) ?? slots.size;
  slots.set(personaId, slot);

  const radius = spacing * Math.sqrt(slot + 0.35);
  const angle = slot * goldenAngle;
  const tilt = (hash01(`${personaId}:tilt`) - 0.5) * 2 * mostTilt;
  const lean = (hash01(`${personaId}:lean`) - 0.5) * 2 * mostTilt;
  return {
    center: {
      x: Math.cos(angle) * radius,
      y: (hash01(`${personaId}:height`) - 0.5) * 3,
      z: Math.sin(angle) * radius,
    },
    u: { x: Math.cos(lean), y: Math.sin(lean), z: 0 },
    v: { x: -Math.sin(lean) * Math.sin(tilt), y: Math.cos(lean) * Math.sin(tilt), z: Math.cos(tilt) },
  };
}

/** How far from the middle the outermost of so many systems stands. */
export function extentOf(count: number): number {
  return spacing * Math.sqrt(count + 0.35) + ringRadius.own;
}
