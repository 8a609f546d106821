import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Degraded } from './Degraded';

it('says in plain words that a reply was cut short', () => {
  expect(renderToStaticMarkup(<Degraded reasons={['length']} />)).toContain('This reply was cut short because it reached the longest length allowed.');
});

it('says nothing of a reply that lacks nothing', () => {
  expect(renderToStaticMarkup(<Degraded reasons={[]} />)).toBe('');
});
