import { useThree } from '@react-three/fiber';
import { useEffect } from 'react';
import { findAt, type Found } from './findAt';
import type { Sky } from './Sky';
import type { SkyClock } from './SkyClock';

/** What is beneath the pointer. */
export interface Pointed extends Found {
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

const stillnessPx = 5;

/** Tells what the pointer is at, and who is pressed. */
export function Pointer({ sky, clock, onPoint, onSelect }: PointerProps) {
  const camera = useThree((three) => three.camera);
  const canvas = useThree((three) => three.gl.domElement);

  useEffect(() => {
    let pressed: { x: number; y: number } | null = null;

    const find = (event: PointerEvent): Pointed | null => {
      const box = canvas.getBoundingClientRect();
      const x = event.clientX - box.left;
      const y = event.clientY - box.top;
      const found = findAt(sky, camera, clock.uTime.value, x, y, box);
      return found && { ...found, x, y };
    };

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
