import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { blocksOf } from './blocks';
import { Markdown } from './Markdown';

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  it('renders what a reply may be made of', () => {
    expect(render('**bold** and `code`')).toContain('<strong>bold</strong> and <code>code</code>');
  });

  it('runs as what was written runs', () => {
    expect(render('שלום')).toContain('dir="auto"');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '![x](https://elsewhere.example/pixel.png)',
    '<iframe src="//elsewhere.example"></iframe>',
    '[a](data:text/html,<script>alert(1)</script>)',
  ])('makes no element that acts of %s', (hostile) => {
    const html = render(hostile);
    expect(html).not.toMatch(/<(script|img|iframe|svg|object)/i);
    expect(html).not.toMatch(/(href|src)="(javascript|data):/i);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
  });
});

describe('the blocks of a reply', () => {
  const whole = [
    'One.\n\nTwo.\n\n\n# Three',
    '```\ncode\n\nmore\n```\n\nAfter.',
    '~~~~\n```\n\n~~~\n\n~~~~\n\nAfter.',
    '```js\n\nnever closed',
    '1. one\n\n2. two\n\n   still two\n\nAfter.',
    '- one\n\n  ```\n  a\n\n  b\n  ```\n\n- two',
    '> said\n\n> said again\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.',
    'See [this].\n\n[this]: https://example.org',
    'A note[^1].\n\n[^1]: Noted.',
    '',
  ];

  it.each(whole)('mean by themselves what they mean in the whole: %j', (text) => {
    const strip = (html: string) => html.replace(/\s*\n\s*/g, '');
    const asOne = renderToStaticMarkup(<ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>);
    const inBlocks = blocksOf(text).map((block) => renderToStaticMarkup(<ReactMarkdown remarkPlugins={[remarkGfm]}>{block}</ReactMarkdown>));
    expect(strip(inBlocks.join(''))).toBe(strip(asOne));
    expect(blocksOf(text).join('\n')).toBe(text);
  });

  it('stay as they are while more is said after them', () => {
    const text = 'One.\n\n```\ncode\n\nmore\n```\n\nTwo is lo';
    expect(blocksOf(`${text}ng.\n\nThree`).slice(0, 2)).toEqual(blocksOf(text).slice(0, 2));
    expect(blocksOf(text)).toHaveLength(3);
  });
});
