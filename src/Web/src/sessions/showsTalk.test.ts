import { describe, expect, it } from 'vitest';
import { showsTalk } from './showsTalk';

const unknown = { personaId: null, isMissing: false, hasBegun: false, history: undefined };
const known = { ...unknown, personaId: 'p' };

describe('whom one talks to', () => {
  it.each([undefined, 'loading', 'failed'] as const)('is not asked before it is known what was said: %s', (history) => {
    expect(showsTalk({ ...unknown, history })).toBe(true);
  });

  it('is asked where nothing was said yet', () => {
    expect(showsTalk({ ...unknown, history: 'ready' })).toBe(false);
  });

  it('is asked anew where that persona is not to be had, unless there is something to read', () => {
    expect(showsTalk(known)).toBe(true);
    expect(showsTalk({ ...known, isMissing: true })).toBe(false);
    expect(showsTalk({ ...known, isMissing: true, hasBegun: true })).toBe(true);
  });
});
