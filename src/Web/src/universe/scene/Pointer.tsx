import { useThree } from '@react-three/fiber';
import { useEffect } from 'react';
import { Vector3 } from 'three';
import { bodyRadius } from './layout';
import type { Sky } from './Sky';
import type { SkyClock } from './SkyClock';

/** What is beneath the pointer: a persona's body, or one of its traits. */
export interface Pointed {
  personaId: string;
  traitId: string | null;
  /** Where the pointer is, in pixels from the scene's corner. */
  x: number;
  y: number;
}

interface PointerProps {
  sky: Sky;
  clock: SkyClock;
  onPoint(pointed: Pointed | null): void;
  onSelect(personaId: string): void;
}

const nearPx = 16;
const stillnessPx = 5;

/** Tells what the pointer is at, by distance on the screen: small bodies are as easy to hit as large ones. */
export function Pointer({ sky, clock, onPoint, onSelect }: PointerProps) {
  const camera = useThree((three) => three.camera);
  const canvas = useThree((three) => three.gl.domElement);

  useEffect(() => {
    const at = new Vector3();
    let pressed: { x: number; y: number } | null = null;

    const distance = (point: Vector3, x: number, y: number, { width, height }: DOMRect) => {
      at.copy(point).project(camera);
      return at.z > 1 ? Infinity : Math.hypot(((at.x + 1) / 2) * width - x, ((1 - at.y) / 2) * height - y);
    };

    const find = (event: PointerEvent): Pointed | null => {
      const box = canvas.getBoundingClientRect();
      const x = event.clientX - box.left;
      const y = event.clientY - box.top;
      let best: Pointed | null = null;
      let least = nearPx;
      for (let i = 0; i < sky.traitCount; i++) {
        const away = distance(sky.locate(i, clock.uTime.value, place), x, y, box);
        if (away < least) {
          least = away;
          best = { ...sky.traitAt(i), x, y };
        }
      }
      if (best) return best;

      for (const { personaId, center } of sky.systems) {
        const focal = (camera.projectionMatrix.elements[5] * box.height) / 2;
        const radius = (bodyRadius * focal) / center.distanceTo(camera.position);
        if (distance(center, x, y, box) < Math.max(nearPx, radius * 1.15)) return { personaId, traitId: null, x, y };
      }
      return null;
    };
    const place = new Vector3();

    const move = (event: PointerEvent) => onPoint(event.buttons === 0 ? find(event) : null);
    const down = (event: PointerEvent) => (pressed = { x: event.clientX, y: event.clientY });
    const up = (event: PointerEvent) => {
      // A drag turns the sky and selects nothing.
      if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < stillnessPx) {
        const found = find(event);
        if (found) onSelect(found.personaId);
      }
      pressed = null;
    };
    const leave = () => onPoint(null);

    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerdown', down);
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointerleave', leave);
    return () => {
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerdown', down);
      canvas.removeEventListener('pointerup', up);
      canvas.removeEventListener('pointerleave', leave);
    };
  }, [camera, canvas, sky, clock, onPoint, onSelect]);

  return null;
}
