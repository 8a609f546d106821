import { expect, it } from 'vitest';
import { movedTraits } from './movedTraits';

it('tells what a conversation moved, the farthest first, and leaves out what shows in no number', () => {
  const trait = (id: string, intensity: number) => ({ id, name: id, description: '', intensity, baseline: 0.5, inherited: false });
  const live = (id: string, intensity: number) => ({ id, name: id, intensity, layers: [] });
  const moved = movedTraits(
    { traits: [trait('wit', 0.5), trait('calm', 0.5), trait('warmth', 0.5)] },
    [live('wit', 0.53), live('calm', 0.501), live('warmth', 0.4)],
  );
  expect(moved.map(({ id, before, intensity }) => [id, before, intensity])).toEqual([
    ['warmth', 0.5, 0.4],
    ['wit', 0.5, 0.53],
  ]);
});
