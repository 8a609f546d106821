import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Origin } from './Origin';

it('keeps the direction of a creator’s name to the name', () => {
  const show = (kind: 'card' | 'text') => renderToStaticMarkup(<Origin origin={{ kind, ancestorVersion: 0, at: '2026-01-01T00:00:00Z' }} creator="אדה" />);
  expect(show('card')).toContain('Imported from a character card by <bdi>אדה</bdi>');
  expect(show('text')).toContain('Made from a text, with a character card by <bdi>אדה</bdi>');
});
