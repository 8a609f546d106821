import { expect, it } from 'vitest';
import { changesOf, entriesOf, HalfFilled, missingOf, preferencesOf, withChanges } from './preferenceEntries';

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

it('keeps of a form only what was changed, and lays that over what is stored by then', () => {
  const stored = { name: 'Ada', tone: 'Dry', 'my garden': 'It has a walnut tree.', 'my cat': 'Tom' };
  expect(changesOf(entriesOf(stored), stored)).toBeNull();
  const written = entriesOf(stored)
    .filter(({ key }) => key !== 'my cat')
    .map((entry) => (entry.key === 'name' ? { ...entry, value: 'Countess' } : entry));
  const changes = changesOf([...written, { key: 'my dog', value: 'Rex' }], stored)!;
  const later = { name: 'Ada', tone: 'Warm', language: 'Greek', 'my cat': 'Tim' };
  const form = withChanges(later, changes);
  expect(preferencesOf(form)).toEqual({ name: 'Countess', tone: 'Warm', language: 'Greek', 'my dog': 'Rex' });
  expect(changesOf(form, later)).not.toBeNull();
});

it('knows of no change where the same is stored by then', () => {
  const changes = changesOf([...entriesOf({ name: 'Countess' }), { key: 'my dog', value: 'Rex' }], { name: 'Ada' })!;
  const later = { name: 'Countess', 'my dog': 'Rex' };
  expect(changesOf(withChanges(later, changes), later)).toBeNull();
});

it('loses nothing that was changed where it is stored no more', () => {
  const changes = changesOf(entriesOf({ 'my garden': 'It has two trees.' }), { 'my garden': 'It has a tree.' })!;
  expect(preferencesOf(withChanges({}, changes))).toEqual({ 'my garden': 'It has two trees.' });
});
