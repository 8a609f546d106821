import { describe, expect, it } from 'vitest';
import { tellField, tellValue } from './fieldChanges';
import { changedIntensities } from './personaFields';

describe('tellField', () => {
  it('reads paths as words', () => {
    expect(['greeting', 'traits.boldness.intensity', 'card.alternateGreetings'].map(tellField)).toEqual([
      'greeting',
      'intensity of boldness',
      'card, alternate greetings',
    ]);
  });
});

describe('tellValue', () => {
  it('shows text as it is, lists line by line, and says what is empty', () => {
    expect([tellValue('Hello'), tellValue(['a', 'b']), tellValue(''), tellValue([]), tellValue(0.5)]).toEqual([
      'Hello',
      'a\nb',
      '(empty)',
      '(none)',
      '0.5',
    ]);
  });
});

describe('changedIntensities', () => {
  it('leaves out what is as it was', () => {
    const traits = [{ id: 'wit', intensity: 0.5 }, { id: 'calm', intensity: 0.5 }];
    expect(changedIntensities(traits, { wit: 0.9, calm: 0.5 })).toEqual({ wit: 0.9 });
  });
});
