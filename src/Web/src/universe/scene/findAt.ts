import { Vector3, type Camera } from 'three';
import { bodyRadius } from './layout';
import type { Sky } from './Sky';

/** What is somewhere in the picture: a persona's body, or one of its traits. */
export interface Found {
  personaId: string;
  traitId: string | null;
}

/** What is no farther away than this counts as hit: small bodies are as easy to hit as large ones. */
const nearPx = 16;

const place = new Vector3();
const projected = new Vector3();

/** Finds what is at a point of the picture, in pixels from its corner: the nearest trait, else a body. Null where nothing is near. */
export function findAt(sky: Sky, camera: Camera, time: number, x: number, y: number, size: { width: number; height: number }): Found | null {
  const distance = (point: Vector3) => {
    const at = projected.copy(point).project(camera);
    return at.z > 1 ? Infinity : Math.hypot(((at.x + 1) / 2) * size.width - x, ((1 - at.y) / 2) * size.height - y);
  };

  let nearest = -1;
  let least = nearPx;
  for (let i = 0; i < sky.traitCount; i++) {
    const away = distance(sky.locate(i, time, place));
    if (away < least) [least, nearest] = [away, i];
  }
  if (nearest >= 0) return sky.traitAt(nearest);

  const focal = (camera.projectionMatrix.elements[5] * size.height) / 2;
  const radiusOf = (center: Vector3) => (bodyRadius * focal) / center.distanceTo(camera.position);
  const body = sky.systems.find(({ center }) => distance(center) < Math.max(nearPx, radiusOf(center) * 1.15));
  return body ? { personaId: body.personaId, traitId: null } : null;
}
