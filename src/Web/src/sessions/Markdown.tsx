import { memo, useRef, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { CopyButton } from '../ui/CopyButton';
import { blocksOf } from './blocks';
import styles from './Markdown.module.css';

const plugins = [remarkGfm];

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // A picture would be fetched from wherever a model says, and tell that place who reads.
  img: ({ alt }) => <em>{alt || 'a picture'}</em>,
  pre: Code,
};

/** A block of code, and the way to take it along. */
function Code({ children }: { children?: ReactNode }) {
  const code = useRef<HTMLPreElement>(null);
  return (
    <div className={styles.code}>
      <pre ref={code}>
        {children}
      </pre>
      <div className={styles.copy}>
        <CopyButton label="Copy this code" textOf={() => code.current?.textContent ?? ''} />
      </div>
    </div>
  );
}

/** A reply's markdown. HTML in it stays text, and links that are not web addresses lose their target. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div dir="auto" className={styles.markdown}>
      {blocksOf(text).map((block, i) => (
        <Block key={i} text={block} />
      ))}
    </div>
  );
});

/** Read once: with each piece of a reply, only its last block is another. */
const Block = memo(function Block({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={plugins} components={components}>
      {text}
    </ReactMarkdown>
  );
});
