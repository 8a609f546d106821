import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './Markdown';

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  it('renders what a reply may be made of', () => {
    expect(render('**bold** and `code`')).toContain('<strong>bold</strong> and <code>code</code>');
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
