import { describe, expect, it } from 'vitest';
import { LabelLayout, middleWithin } from './LabelLayout';

const height = 20;

describe('arrange', () => {
  it('puts labels beneath their bodies', () => {
    const layout = new LabelLayout(2);
    layout.wish(0, 100, 50, 10, 60, 2);
    layout.wish(1, 300, 50, 10, 60, 1);
    layout.arrange(height);
    expect([...layout.isShown]).toEqual([1, 1]);
    expect([...layout.y]).toEqual([50, 50]);
  });

  it('lets who ranks lower go above its body where another is in the way, and away where both places are taken', () => {
    const layout = new LabelLayout(3);
    layout.wish(0, 110, 52, 0, 60, 3);
    layout.wish(1, 100, 50, 5, 60, 1);
    layout.wish(2, 105, 48, 2, 60, 2);
    layout.arrange(height);
    expect([...layout.isShown]).toEqual([0, 1, 1]);
    expect(layout.y[1]).toBe(50);
    expect(layout.y[2]).toBe(2 - height);
  });

  it('shows none that is not to be seen, and knows it again when it is', () => {
    const layout = new LabelLayout(2);
    layout.skip(0);
    layout.wish(1, 100, 50, 5, 60, 1);
    layout.arrange(height);
    expect([...layout.isShown]).toEqual([0, 1]);
    layout.wish(0, 100, 50, 5, 60, 0);
    layout.arrange(height);
    expect([...layout.isShown]).toEqual([1, 1]);
    expect(layout.y[1]).toBe(5 - height);
  });
});

describe('middleWithin', () => {
  it.each([
    [200, 200],
    [10, 65],
    [-15, 65],
    [385, 325],
  ])('brings all of a label at %d into the picture', (x, middle) => {
    expect(middleWithin(390, x, 120)).toBe(middle);
  });
});
