import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { emptyConversation, emptyExchange } from './conversation';
import { Transcript } from './Transcript';

vi.mock('../hub/hub', async () => (await import('./testing/server')).standIn);

it('reads nothing aloud of a conversation that is opened', () => {
  const told = { ...emptyExchange('m1', 'p', '2026-01-01T00:00:00Z'), seq: 1, status: 'done' as const, userMessage: 'Hello', reply: 'Good day.' };
  const html = renderToStaticMarkup(<Transcript conversation={{ ...emptyConversation('s'), exchanges: [told] }} persona={undefined} />);
  expect(html).toContain('Good day.');
  expect(html).toMatch(/<p[^>]* aria-live="polite"><\/p>/);
});
