import { expect, it } from 'vitest';
import { limits } from '../api/limits';
import { nameBeside } from './nameBeside';

it('tells what is beside what, and is never longer than the server takes', () => {
  expect(nameBeside('Ada', 'the other')).toBe('Ada, the other');
  const longest = 'A'.repeat(limits.name);
  expect(nameBeside(longest, 'the other')).toBe(longest);
});
