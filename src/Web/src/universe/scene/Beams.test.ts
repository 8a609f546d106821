import { describe, expect, it } from 'vitest';
import type { Persona } from '../../api/types';
import { beamTime } from '../beamStore';
import { Beams } from './Beams';
import { placeOf } from './layout';

const persona = (id: string): Persona => ({ id, name: id, description: '', color: '#336699', traits: [], version: 1 });

describe('Beams', () => {
  it('spans from who speaks to who is spoken to, until it has faded', () => {
    const beams = new Beams();
    expect(beams.show([{ from: 'a', to: 'b', at: 10 }], [persona('a'), persona('b')])).toBe(10 + beamTime);
    expect(beams.geometry.instanceCount).toBe(1);
    expect(beams.geometry.getAttribute('aFrom').getX(0)).toBeCloseTo(placeOf('a').center.x, 4);
    expect(beams.geometry.getAttribute('aTo').getX(0)).toBeCloseTo(placeOf('b').center.x, 4);
  });

  it('draws nothing to somebody who is not in the sky', () => {
    const beams = new Beams();
    beams.show([{ from: 'a', to: 'gone', at: 10 }], [persona('a')]);
    expect(beams.geometry.instanceCount).toBe(0);
  });
});
