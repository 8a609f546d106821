import { describe, expect, it } from 'vitest';
import { note, noteJoined, unordered, type EventOrder } from './eventOrder';

function noteAll(order: EventOrder, ...ids: number[]): EventOrder {
  return ids.reduce((known, id) => note(known, id) ?? known, order);
}

describe('note', () => {
  it('takes events in order', () => {
    expect(noteAll(unordered, 100, 101, 102)).toEqual({ last: 102, resumeFrom: 102, gaps: [], isMissing: false });
  });

  it('refuses an event that came before', () => {
    expect(note(noteAll(unordered, 100, 101), 101)).toBeNull();
    expect(note(noteAll(unordered, 100, 101), 7)).toBeNull();
  });

  it('notices a jump, and resumes from before it', () => {
    const order = noteAll(unordered, 100, 101, 105, 106);
    expect(order.isMissing).toBe(true);
    expect(order.resumeFrom).toBe(101);
    expect(order.gaps).toEqual([{ from: 102, to: 104 }]);
  });

  it('takes what was passed over once, in any order', () => {
    let order = noteAll(unordered, 100, 105);
    for (const late of [103, 101, 104, 102]) {
      const next = note(order, late);
      expect(next).not.toBeNull();
      order = next!;
      expect(note(order, late)).toBeNull();
    }
    expect(order.gaps).toEqual([]);
  });

  it('lets retold events, which have no place, pass', () => {
    const order = noteAll(unordered, 100);
    expect(note(order, 0)).toBe(order);
  });

  it('keeps few gaps, however often a session moves', () => {
    const order = noteAll(unordered, ...Array.from({ length: 50 }, (_, i) => (i + 1) * 1000));
    expect(order.gaps.length).toBeLessThanOrEqual(8);
  });
});

describe('noteJoined', () => {
  it('keeps the numbers open for events that come after the answer', () => {
    const order = noteJoined(noteAll(unordered, 100), 104);
    expect(order.resumeFrom).toBe(104);
    expect(note(order, 102)).not.toBeNull();
    expect(note(order, 105)).not.toBeNull();
  });

  it('asks for a gap only once', () => {
    const order = noteJoined(noteAll(unordered, 100, 900), 900);
    expect(order.isMissing).toBe(false);
    expect(noteAll(order, 901).isMissing).toBe(false);
    expect(noteAll(order, 901).resumeFrom).toBe(901);
  });
});
