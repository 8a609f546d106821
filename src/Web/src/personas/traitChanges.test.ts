import { describe, expect, it } from 'vitest';
import type { Persona, Trait } from '../api/types';
import { withSample, withTrait } from './traitChanges';

const trait = (id: string, intensity: number): Trait => ({
  id,
  name: id,
  description: '',
  intensity,
  baseline: 0.5,
  inherited: false,
});

const persona: Persona = {
  id: 'p',
  name: 'P',
  description: '',
  color: '#000000',
  traits: [trait('wit', 0.5), trait('calm', 0.5)],
  version: 3,
};

describe('withTrait', () => {
  it('changes, adds and removes', () => {
    expect(withTrait(persona, { version: 4, trait: trait('wit', 0.9) }).traits[0]!.intensity).toBe(0.9);
    expect(withTrait(persona, { version: 4, trait: trait('zeal', 0.1) }).traits.map(({ id }) => id)).toEqual(['wit', 'calm', 'zeal']);
    expect(withTrait(persona, { version: 4, trait: trait('wit', 0.5), removed: true }).traits.map(({ id }) => id)).toEqual(['calm']);
  });

  it('lets nothing old undo what is newer', () => {
    expect(withTrait(persona, { version: 2, trait: trait('wit', 0.1) })).toBe(persona);
  });
});

describe('withSample', () => {
  it('begins with what was before', () => {
    expect(withSample(undefined, 0.5, { at: 1, intensity: 0.7 }).map(({ intensity }) => intensity)).toEqual([0.5, 0.7]);
  });

  it('keeps the newest', () => {
    let history = withSample(undefined, 0, { at: 0, intensity: 0 });
    for (let i = 1; i < 200; i++) history = withSample(history, undefined, { at: i, intensity: i / 200 });
    expect(history).toHaveLength(48);
    expect(history.at(-1)!.at).toBe(199);
  });
});
