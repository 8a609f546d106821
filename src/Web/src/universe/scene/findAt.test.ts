import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Persona, Trait } from '../../api/types';
import { findAt } from './findAt';
import { Sky } from './Sky';

const size = { width: 800, height: 600 };
const warmth: Trait = { id: 'warmth', name: 'Warmth', description: '', intensity: 0.5, baseline: 0.5, inherited: true };
const persona: Persona = { id: 'a', name: 'A', description: '', color: '#336699', traits: [warmth], version: 1 };

describe('findAt', () => {
  const sky = new Sky([persona]);
  const { center } = sky.systems[0]!;
  const camera = new PerspectiveCamera(42, size.width / size.height, 0.1, 900);
  camera.position.copy(center).add(new Vector3(0, 9, 9));
  camera.lookAt(center);
  camera.updateMatrixWorld();
  const find = (x: number, y: number, time = 0) => findAt(sky, camera, time, x, y, size);

  it('finds the body in the middle, also somewhat beside it, and nothing far from it', () => {
    expect(find(400, 300)).toEqual({ personaId: 'a', traitId: null });
    expect(find(420, 300)).toEqual({ personaId: 'a', traitId: null });
    expect(find(5, 5)).toBeNull();
  });

  it.each([0, 7.7])('finds a trait where it is at %d s', (time) => {
    const at = sky.locate(0, time, new Vector3()).project(camera);
    const x = ((at.x + 1) / 2) * size.width;
    const y = ((1 - at.y) / 2) * size.height;
    expect(find(x + 5, y - 5, time)).toMatchObject({ personaId: 'a', traitId: 'warmth' });
  });

  it('finds nothing behind the eye', () => {
    const away = camera.clone();
    away.lookAt(away.position.clone().multiplyScalar(2).sub(center));
    away.updateMatrixWorld();
    expect(findAt(sky, away, 0, 400, 300, size)).toBeNull();
  });
});
