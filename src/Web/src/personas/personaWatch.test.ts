import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Persona } from '../api/types';
import { ApiError } from '../api/problem';
import { usePersonas } from './personaStore';

const server = vi.hoisted(() => ({
  connect: [] as (() => void)[],
  asked: [] as string[][],
  answer: (ids: string[]): Promise<{ id: string }[]> => Promise.resolve(ids.map((id) => ({ id }))),
}));

vi.mock('../hub/hub', () => ({
  hub: {
    on: () => undefined,
    onEachConnection: (begin: () => void) => {
      server.connect.push(begin);
      begin();
      return () => undefined;
    },
    call: (_: string, { personaIds }: { personaIds: string[] }) => {
      server.asked.push(personaIds);
      return server.answer(personaIds);
    },
  },
}));

const { watchPersonas } = await import('./personaWatch');

const persona = (id: string, version = 1): Persona => ({ id, name: id, description: '', color: '#000000', traits: [], version });
const know = (...ids: string[]) => usePersonas.setState({ personas: Object.fromEntries(ids.map((id) => [id, persona(id)])) });
const all = (ids: string[]) => Promise.resolve(ids.map((id) => persona(id)));

describe('watchPersonas', () => {
  let end = () => undefined as void;

  beforeEach(() => {
    vi.useFakeTimers();
    server.connect = [];
    server.asked = [];
    server.answer = all;
    know();
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it('asks for a hundred at once, each once, and for those that come later', async () => {
    know(...Array.from({ length: 150 }, (_, i) => `p${i}`));
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked.map((ids) => ids.length)).toEqual([100, 50]);
    usePersonas.getState().put(persona('late'));
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked.at(-1)).toEqual(['late']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(3);
  });

  it('asks again for who was missing, and gives up on who stays so', async () => {
    server.answer = (ids) => all(ids.filter((id) => id !== 'gone'));
    know('here', 'gone');
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toEqual([['here', 'gone'], ['gone'], ['gone']]);
  });

  it('tries again after a while where the call fails, and begins anew on another connection', async () => {
    server.answer = () => Promise.reject(new ApiError(503, 'unavailable', 'Down.'));
    know('one');
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toHaveLength(1);
    server.answer = all;
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.asked).toHaveLength(2);
    server.connect[0]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toEqual([['one'], ['one'], ['one']]);
  });

  it('keeps the pause after a refusal, whatever is heard of personas meanwhile', async () => {
    server.answer = () => Promise.reject(new ApiError(503, 'unavailable', 'Down.'));
    know('one');
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(0);
    usePersonas.getState().put(persona('two'));
    await vi.advanceTimersByTimeAsync(4000);
    expect(server.asked).toEqual([['one']]);
    server.answer = all;
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toEqual([['one'], ['one', 'two']]);
  });

  it('asks no more of a connection that watches as many as it may, and begins anew on another', async () => {
    server.answer = () => Promise.reject(new ApiError(429, 'too_many_watches', 'Too many.'));
    know('one');
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(60_000);
    usePersonas.getState().put(persona('two'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(1);
    server.answer = all;
    server.connect[0]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toHaveLength(2);
  });

  it('takes what is newer than what was read', async () => {
    server.answer = (ids) => Promise.resolve(ids.map((id) => ({ ...persona(id, 7), name: 'Newer' })));
    know('one');
    end = watchPersonas();
    await vi.advanceTimersByTimeAsync(0);
    expect(usePersonas.getState().personas['one']).toMatchObject({ name: 'Newer', version: 7 });
  });
});
