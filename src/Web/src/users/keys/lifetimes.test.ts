import { expect, it } from 'vitest';
import { lifetimesOf, lifetimeWithin } from './lifetimes';

it('has every key of an admin’s end, also where another lifetime had been chosen before', () => {
  expect(lifetimesOf(true).map(([, name]) => name)).not.toContain('Never');
  expect(lifetimeWithin('365', true)).toBe('longest');
  expect(lifetimeWithin('30', true)).toBe('30');
  expect(lifetimeWithin('365', false)).toBe('365');
});
