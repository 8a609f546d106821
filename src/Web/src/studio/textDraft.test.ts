import { beforeEach, expect, it, vi } from 'vitest';
import type { Inference } from '../api/types';
import { stubStorage } from '../shared/testing/storage';

const inference = { persona: { name: 'Orrin', description: 'A miller.' } } as Inference;
interface Server {
  infer(signal: AbortSignal): Promise<unknown>;
}

const server = vi.hoisted((): Server => ({ infer: () => new Promise(() => undefined) }));

vi.mock('../personas/personaApi', () => ({
  personaApi: { infer: (_text: string, _speaker: string, _by: string | undefined, signal: AbortSignal) => server.infer(signal) },
}));

/** The page as it begins: with nothing in mind but what its tab has stored. */
async function load() {
  vi.resetModules();
  return (await import('./textDraft')).useTextDraft.getState;
}

beforeEach(() => {
  stubStorage('sessionStorage');
});

it('is there again in a page that was loaded anew, with what it said, until a persona was made of it', async () => {
  const text = await load();
  text().turnTo('text');
  text().change({ text: 'Perhaps.', speaker: 'Orrin' });
  server.infer = () => Promise.resolve(inference);
  await text().read();
  const after = await load();
  expect(after()).toMatchObject({ step: 'findings', text: 'Perhaps.', speaker: 'Orrin', inference });
  after().turnTo('text');
  expect(after()).toMatchObject({ step: 'text', text: 'Perhaps.', inference });
  after().forget();
  expect((await load())()).toMatchObject({ step: null, text: '', inference: null });
});

it('is no longer read once one has turned to something else', async () => {
  const text = await load();
  text().turnTo('text');
  server.infer = (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
  const read = text().read();
  expect(text().isReading).toBe(true);
  text().turnTo(null);
  await read;
  expect(text()).toMatchObject({ step: null, isReading: false, failure: null, inference: null });
});
