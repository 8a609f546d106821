import { expect, it } from 'vitest';
import { entriesOf, preferencesOf } from './preferenceEntries';

it('asks for what is usual, then shows the rest, and takes both back as they were', () => {
  const preferences = { 'my garden': 'It has a walnut tree.', name: 'Ada' };
  const entries = entriesOf(preferences);
  expect(entries.map(({ key }) => key)).toEqual(['name', 'language', 'tone', 'my garden']);
  expect(preferencesOf(entries)).toEqual(preferences);
});

it('keeps neither of two entries about the same without asking', () => {
  const entries = [...entriesOf({ name: 'Ada' }), { key: ' name ', value: 'Countess' }];
  expect(() => preferencesOf(entries)).toThrow('There are two entries about “name”');
});

it('takes no entry that is not filled in', () => {
  expect(preferencesOf([...entriesOf({}), { key: '', value: 'x' }, { key: 'tone', value: ' ' }])).toEqual({});
});
