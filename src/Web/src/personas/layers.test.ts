import { describe, expect, it } from 'vitest';
import { tellLayers } from './layers';

const words = (...layers: Parameters<typeof tellLayers>[0]) =>
  tellLayers(layers, 'Ada').map((told) => `${told.place} ${told.words}`);

describe('tellLayers', () => {
  it('says who sets and who moves a trait', () => {
    expect(
      words(
        { layer: 'core', intensity: 0.5 },
        { layer: 'persona', intensity: 0.8 },
        { layer: 'rapport', shift: 0.0312 },
        { layer: 'session', shift: -0.01 },
      ),
    ).toEqual([
      'All personas start at 0.50',
      'Ada sets it to 0.80',
      'You have moved it by +0.031 so far',
      'This conversation has moved it by −0.010',
    ]);
  });

  it('says what does nothing', () => {
    expect(
      words({ layer: 'core', intensity: 0.5 }, { layer: 'persona', intensity: 0.5 }, { layer: 'rapport', shift: 0 }),
    ).toEqual(['All personas start at 0.50', 'Ada keeps it there', 'You have not moved it so far']);
  });

  it('begins with the persona for a trait of its own', () => {
    expect(words({ layer: 'persona', intensity: 0.4 })).toEqual(['Ada has it at 0.40']);
  });
});
