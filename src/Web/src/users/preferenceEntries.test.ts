import { expect, it } from 'vitest';
import { entriesOf, HalfFilled, missingOf, preferencesOf } from './preferenceEntries';

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

it('leaves out what is empty, and nothing that is filled in by half', () => {
  const nothing = [...entriesOf({}), { key: '', value: ' ' }];
  expect(preferencesOf(nothing)).toEqual({});
  expect(nothing.map(missingOf)).toEqual([null, null, null, null]);
  const halves = [{ key: '', value: 'It has a walnut tree.' }, { key: 'my garden', value: ' ' }];
  expect(halves.map(missingOf)).toEqual(['key', 'value']);
  for (const half of halves) expect(() => preferencesOf([...entriesOf({}), half])).toThrow(HalfFilled);
});
