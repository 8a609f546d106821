import { describe, expect, it } from 'vitest';
import { layerCell, tellReasons } from './receipt';

describe('layerCell', () => {
  const trait = {
    id: 'wit',
    name: 'Wit',
    intensity: 0.7,
    layers: [
      { layer: 'persona' as const, intensity: 0.7 },
      { layer: 'rapport' as const, shift: -0.012 },
      { layer: 'session' as const, shift: 0 },
    ],
  };

  it('tells intensities, signed shifts, and what is not there', () => {
    expect((['core', 'persona', 'rapport', 'session'] as const).map((layer) => layerCell(trait, layer))).toEqual([
      '–',
      '0.70',
      '−0.012',
      '0',
    ]);
  });
});

describe('tellReasons', () => {
  it('tells what it knows in words, and the rest as it is', () => {
    expect(tellReasons(['words', 'novel'])).toBe('it uses the same words, and novel');
  });
});
