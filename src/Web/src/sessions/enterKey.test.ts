import { describe, expect, it } from 'vitest';
import { doesSend } from './enterKey';

const enter = { key: 'Enter', keyCode: 13, shiftKey: false, ctrlKey: false, metaKey: false, isComposing: false };

describe('Enter', () => {
  it('sends, and with Shift breaks the line', () => {
    expect(doesSend(enter, false)).toBe(true);
    expect(doesSend({ ...enter, shiftKey: true }, false)).toBe(false);
    expect(doesSend({ ...enter, key: 'a', keyCode: 65 }, false)).toBe(false);
  });

  it('sends nothing while it chooses a syllable, also where the composition has ended by then, as in Safari', () => {
    expect(doesSend({ ...enter, isComposing: true }, false)).toBe(false);
    expect(doesSend({ ...enter, keyCode: 229 }, false)).toBe(false);
  });

  it('breaks the line on a touch screen', () => {
    expect(doesSend(enter, true)).toBe(false);
  });

  it('always sends with Ctrl or Cmd, unless it chooses a syllable', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(doesSend({ ...enter, ...held }, true)).toBe(true);
      expect(doesSend({ ...enter, ...held }, false)).toBe(true);
      expect(doesSend({ ...enter, ...held, isComposing: true }, true)).toBe(false);
    }
  });
});
