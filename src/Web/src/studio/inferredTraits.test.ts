import { describe, expect, it } from 'vitest';
import type { Inference } from '../api/types';
import { currentFindings, tellMeasure, tellMethod, wishedOf, withIntensity } from './inferredTraits';
import { errorsUnder, fieldsOf, wishOf } from './personaFields';

const inference: Inference = {
  persona: {
    name: 'Orrin',
    description: 'Speaks plainly.',
    color: '#8b7cf6',
    visibility: 'private',
    examples: ['Perhaps it rained.', 'Perhaps not.'],
    traits: [{ id: 'humor', name: 'Humor', description: 'Shows in humor.', intensity: 0.2, style: 'humor' }],
    coreIntensities: { warmth: 0.7 },
    from: 'text',
  },
  by: 'measurement',
  degraded: [],
  descriptionLines: [],
  linesShown: 0,
  findings: [
    { traitId: 'humor', by: 'measurement', intensity: 0.2, style: 'humor', measure: 0.1, lines: [] },
    { traitId: 'warmth', by: 'measurement', intensity: 0.7, style: 'warmth', measure: 0.5, lines: [{ number: 4, text: 'My friend!' }] },
  ],
  lines: 20,
};

describe('fieldsOf and wishOf', () => {
  it('send what was inferred as it is, if nobody corrects it', () => {
    expect(wishOf(fieldsOf(inference))).toEqual(inference.persona);
  });

  it('send what was corrected', () => {
    const fields = fieldsOf(inference);
    const warmer = { ...fields, ...withIntensity('warmth', 0.9, fields) };
    const both = { ...warmer, ...withIntensity('humor', 0, warmer) };
    expect(wishOf(both)).toMatchObject({ coreIntensities: { warmth: 0.9 }, traits: [{ id: 'humor', intensity: 0 }] });
    expect([wishedOf('warmth', both), wishedOf('humor', both)]).toEqual([0.9, 0]);
  });
});

describe('currentFindings', () => {
  it('tells the strongest first, and nothing of what was taken out', () => {
    const fields = fieldsOf(inference);
    expect(currentFindings(inference.findings, fields).map(({ name, isCore }) => [name, isCore])).toEqual([
      ['Warmth', true],
      ['Humor', false],
    ]);
    expect(currentFindings(inference.findings, { ...fields, traits: [] }).map(({ name }) => name)).toEqual(['Warmth']);
  });
});

describe('tellMeasure', () => {
  const told = (style: string, measure: number) => tellMeasure({ traitId: 't', by: 'measurement', intensity: 0, style, measure, lines: [] });

  it('counts shares in percent, long things whole, and sentences by their words', () => {
    expect(told('questions', 0.25)).toBe('25 % of its sentences are questions');
    expect(told('length', 41.6)).toBe('42 words at a time');
    expect(told('brevity', 0.125)).toBe('8.00 words per sentence');
    expect(told('hedging', 0.5)).toBe('0.50 words of doubt per sentence');
  });

  it('says of what a model saw that it did', () => {
    expect(tellMeasure({ traitId: 'honesty', by: 'model', intensity: 0.9, lines: [] })).toBe('found in its lines by the model');
  });
});

describe('tellMethod', () => {
  it('says who read how much', () => {
    expect(tellMethod({ by: 'measurement', lines: 1, linesShown: 0 })).toBe('Measured on 1 line, and not read by a model.');
    expect(tellMethod({ by: 'model', lines: 40, linesShown: 40 })).toBe('Measured on 40 lines; all of them were read by a model too.');
    expect(tellMethod({ by: 'model', lines: 900, linesShown: 120 })).toContain('120 of them were');
    expect(tellMethod({ by: 'model', lines: 2, linesShown: 1 })).toBe('Measured on 2 lines; 1 of them was read by a model too.');
    expect(tellMethod({ by: 'model', lines: 1, linesShown: 1 })).toBe('Measured on 1 line; it was read by a model too.');
  });
});

describe('errorsUnder', () => {
  it('finds what is wrong with a field, and with what is in it', () => {
    const errors = { 'traits[2].name': ['Too long.'], traits: ['Two have the same id.'], name: ['Missing.'] };
    expect(errorsUnder(errors, 'traits')).toEqual(['Too long.', 'Two have the same id.']);
    expect(errorsUnder(errors, 'greeting')).toBeUndefined();
  });
});
