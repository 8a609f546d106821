import { describe, expect, it } from 'vitest';
import { limits } from '../api/limits';
import { whyUnsendable, withTakenBack } from './draft';

describe('words that were taken back', () => {
  it('stand before what was written meanwhile', () => {
    expect(withTakenBack('Hello', '')).toBe('Hello');
    expect(withTakenBack('Hello', 'And now?')).toBe('Hello\nAnd now?');
  });

  it('are kept where both together are too long for one message, which says so', () => {
    const longest = 'a'.repeat(limits.message);
    const both = withTakenBack(longest, 'And now?');
    expect(both).toContain('And now?');
    expect(whyUnsendable(both)).toContain('too long');
    expect(whyUnsendable(` ${longest} `)).toBeNull();
  });
});
