import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Persona } from '../api/types';
import { usePersonas } from './personaStore';
import { useTuning } from './tuningStore';

const persona: Persona = {
  id: 'p',
  name: 'P',
  description: '',
  color: '#000000',
  traits: [{ id: 'wit', name: 'Wit', description: '', intensity: 0.5, baseline: 0.5, inherited: false }],
  version: 1,
};

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });

// A wish is kept for a while after it has come true, which on a busy machine may take longer than the default.
const patience = { timeout: 5000 };

/** The server, as far as a slider knows it: it notes what it is asked and answers as told. */
function serve(answer: (asked: { intensity: number }) => Response): number[] {
  const asked: number[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const change = JSON.parse(init.body as string) as { intensity: number };
    asked.push(change.intensity);
    return Promise.resolve(answer(change));
  });
  return asked;
}

describe('setIntensity', () => {
  beforeEach(() => {
    usePersonas.setState({ personas: { p: persona } });
    useTuning.setState({ wished: {}, errors: {} });
  });

  it('shows the wish at once, then what the server made of it', async () => {
    serve(({ intensity }) => json(200, { personaId: 'p', version: 2, trait: { ...persona.traits[0], intensity } }));
    useTuning.getState().setIntensity('p', 'wit', 0.8);
    expect(useTuning.getState().wished['p/wit']).toBe(0.8);
    await vi.waitFor(() => expect(useTuning.getState().wished).toEqual({}), patience);
    expect(usePersonas.getState().personas['p']!.traits[0]!.intensity).toBe(0.8);
  }, 10_000);

  it('sends the last value of a drag, and not every one between', async () => {
    let version = 1;
    const asked = serve(({ intensity }) =>
      json(200, { personaId: 'p', version: ++version, trait: { ...persona.traits[0], intensity } }),
    );
    for (let i = 1; i <= 50; i++) useTuning.getState().setIntensity('p', 'wit', i / 50);
    await vi.waitFor(() => expect(useTuning.getState().wished).toEqual({}), patience);
    expect(asked).toEqual([0.02, 1]);
  }, 10_000);

  it('goes back and says why when it is refused', async () => {
    serve(() => json(403, { code: 'forbidden', detail: 'Only an admin may do this.' }));
    useTuning.getState().setIntensity('p', 'wit', 0.8);
    await vi.waitFor(() => expect(useTuning.getState().errors['p/wit']).toBe('Only an admin may do this.'));
    expect(useTuning.getState().wished).toEqual({});
    expect(usePersonas.getState().personas['p']!.traits[0]!.intensity).toBe(0.5);
  });
});
