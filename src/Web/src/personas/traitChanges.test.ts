import { describe, expect, it } from 'vitest';
import type { Persona, Trait } from '../api/types';
import { mergeSamples, samplesOf, withRead, withSample, withTrait } from './traitChanges';

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
    const newer = withTrait(persona, { version: 5, trait: trait('wit', 0.9) });
    expect(withTrait(newer, { version: 4, trait: trait('wit', 0.1) })).toBe(newer);
  });

  it('takes a change that another, of another trait, has overtaken', () => {
    const newer = withTrait(persona, { version: 5, trait: trait('wit', 0.9) });
    const both = withTrait(newer, { version: 4, trait: trait('calm', 0.1) });
    expect([both.version, ...both.traits.map(({ intensity }) => intensity)]).toEqual([5, 0.9, 0.1]);
  });

  it('does not bring back what was removed since', () => {
    const without = withTrait(persona, { version: 5, trait: trait('wit', 0.5), removed: true });
    expect(withTrait(without, { version: 4, trait: trait('wit', 0.9) })).toBe(without);
  });
});

describe('withRead', () => {
  const heard = withTrait(persona, { version: 5, trait: trait('wit', 0.9) });

  it('takes what was missed, and keeps what was heard of later versions', () => {
    const read = withRead(heard, { ...persona, name: 'Q', traits: [trait('wit', 0.5), trait('calm', 0.1)], version: 4 });
    expect([read.name, read.version, ...read.traits.map(({ intensity }) => intensity)]).toEqual(['Q', 5, 0.9, 0.1]);
  });

  it('takes what was missed though the last change was heard', () => {
    const read = withRead(heard, { ...persona, traits: [trait('wit', 0.9), trait('calm', 0.1)], version: 5 });
    expect(read.traits.map(({ intensity }) => intensity)).toEqual([0.9, 0.1]);
  });

  it('lets nothing old undo what is newer', () => {
    expect(withRead(heard, { ...persona, name: 'Old', version: 2 })).toBe(heard);
  });
});

describe('withSample', () => {
  it('begins with what was before', () => {
    expect(withSample(undefined, 0.5, { version: 4, at: 1, intensity: 0.7 }).map(({ intensity }) => intensity)).toEqual([0.5, 0.7]);
  });

  it('keeps the newest', () => {
    let history = withSample(undefined, 0, { version: 0, at: 0, intensity: 0 });
    for (let i = 1; i < 200; i++) history = withSample(history, undefined, { version: i, at: i, intensity: i / 200 });
    expect(history).toHaveLength(48);
    expect(history.at(-1)!.at).toBe(199);
  });
});

describe('samplesOf', () => {
  const at = '2026-01-01T00:00:00Z';

  it('turns a ledger, newest first, into each trait’s values, oldest first', () => {
    const samples = samplesOf([
      { version: 3, at, kind: 'changed', reason: '', moves: [{ traitId: 'wit', from: 0.7, to: 0.9 }] },
      { version: 1, at, kind: 'begun', reason: '', moves: [{ traitId: 'wit', to: 0.7 }, { traitId: 'calm', to: 0.2 }] },
    ]);
    expect(samples.get('wit')!.map(({ version, intensity }) => [version, intensity])).toEqual([[1, 0.7], [3, 0.9]]);
    expect(samples.get('calm')).toHaveLength(1);
  });

  it('begins a trait anew that was removed and came again', () => {
    const samples = samplesOf([
      { version: 3, at, kind: 'changed', reason: '', moves: [{ traitId: 'wit', to: 0.1 }] },
      { version: 2, at, kind: 'changed', reason: '', moves: [{ traitId: 'wit', from: 0.7 }] },
      { version: 1, at, kind: 'begun', reason: '', moves: [{ traitId: 'wit', to: 0.7 }] },
    ]);
    expect(samples.get('wit')!.map(({ intensity }) => intensity)).toEqual([0.1]);
  });
});

describe('mergeSamples', () => {
  it('takes what was recorded and heard as well only once', () => {
    const recorded = [{ version: 1, at: 1, intensity: 0.5 }, { version: 2, at: 2, intensity: 0.6 }];
    const heard = [{ version: 2, at: 3, intensity: 0.6 }, { version: 3, at: 4, intensity: 0.7 }];
    expect(mergeSamples(recorded, heard).map(({ intensity }) => intensity)).toEqual([0.5, 0.6, 0.7]);
  });
});
