import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Persona, Trait } from '../../api/types';
import { ringRadius } from './layout';
import { Sky } from './Sky';

const trait = (id: string, intensity: number, inherited: boolean): Trait => ({
  id,
  name: id,
  description: '',
  intensity,
  baseline: 0.5,
  inherited,
});

const persona = (id: string, intensity = 0.5): Persona => ({
  id,
  name: id,
  description: '',
  color: '#336699',
  traits: [trait('warmth', intensity, true), trait('wit', 0.3, false)],
  version: 1,
});

describe('Sky', () => {
  it('puts core traits on the inner ring and own ones on the outer, whatever the time', () => {
    const sky = new Sky([persona('a')]);
    const center = sky.systems[0]!.center;
    for (const time of [0, 3.3, 1000]) {
      expect(sky.locate(0, time, new Vector3()).distanceTo(center)).toBeCloseTo(ringRadius.core, 4);
      expect(sky.locate(1, time, new Vector3()).distanceTo(center)).toBeCloseTo(ringRadius.own, 4);
    }
  });

  it('leaves everybody in place when somebody comes or a search hides others', () => {
    const alone = new Sky([persona('a'), persona('b')]).systems[1]!.center;
    const among = new Sky([persona('b'), persona('c')]).systems[0]!.center;
    expect(among).toEqual(alone);
  });

  it('begins a change where the last one had got to', () => {
    const sky = new Sky([persona('a', 0)]);
    const changes = sky.traits.getAttribute('aChange');
    expect(sky.retune([persona('a', 1)], 10)).toBeCloseTo(10.7);
    sky.retune([persona('a', 0)], 10.35);
    expect(changes.getX(0)).toBeCloseTo(0.5);
    expect(changes.getY(0)).toBe(0);
  });

  it('asks for no frames when nothing changed', () => {
    expect(new Sky([persona('a')]).retune([persona('a')], 10)).toBe(10);
  });
});
