import { expect, it } from 'vitest';
import { changesOf, emptyForm, formOf, wishOf } from './personaFields';

const persona = { id: 'p', version: 1, name: 'Thea', description: 'A tutor.', color: '#112233', greeting: 'Hello.', traits: [] };
const opened = formOf(persona, { version: 1, definition: { instructions: 'Be kind.', examples: ['Well.', 'Well, well.'] } });

it('sends what was changed and nothing else', () => {
  expect(changesOf(opened, opened)).toEqual({});
  expect(changesOf({ ...opened, description: 'A teacher.' }, opened)).toEqual({ description: 'A teacher.' });
  expect(changesOf({ ...opened, greeting: '', visibility: 'private' }, opened)).toEqual({ greeting: '', visibility: 'private' });
});

it('shows what only the definition tells, and changes or clears it', () => {
  expect(opened).toMatchObject({ instructions: 'Be kind.', examples: 'Well.\nWell, well.' });
  expect(changesOf({ ...opened, examples: ' One. \n\nTwo.' }, opened)).toEqual({ examples: ['One.', 'Two.'] });
  expect(changesOf({ ...opened, instructions: '', examples: '' }, opened)).toEqual({ instructions: '', examples: [] });
});

it('leaves out of a new persona what is empty, and makes the ids of its traits', () => {
  const { name, description, color, visibility } = { ...emptyForm, name: 'Ada', description: 'Counts.' };
  const traits = [{ name: 'Love of storms', description: '', intensity: 0.5 }];
  expect(wishOf({ ...emptyForm, name, description, traits })).toEqual({
    name,
    description,
    color,
    visibility,
    traits: [{ ...traits[0], id: 'love-of-storms' }],
  });
});
