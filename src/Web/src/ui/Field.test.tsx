import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TextArea, TextField } from './Field';

describe.each([
  ['TextArea', TextArea],
  ['TextField', TextField],
])('%s', (_, Field) => {
  const show = (length: number) =>
    renderToStaticMarkup(<Field label="Words" value={'x'.repeat(length)} most={100} onChange={() => undefined} />);

  it('tells how long a text is where that nears the most, and that it is too long beyond', () => {
    expect(show(89)).not.toContain('of at most');
    expect(show(90)).toContain('90 of at most 100 characters');
    expect(show(100)).not.toContain('too long.');
    expect(show(101)).toContain('101 of at most 100 characters');
    expect(show(101)).toContain('This is too long.');
  });

  it('has the browser cut off nothing', () => {
    expect(show(100)).not.toMatch(/maxlength/i);
  });
});
