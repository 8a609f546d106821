import { useEffect, useRef } from 'react';
import type { CreatedKey } from '../../api/types';
import { usePersonas } from '../../personas/personaStore';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import styles from './Keys.module.css';
import { snippetsFor } from './snippets';

/** A key that was just made: the one time that its text is shown, and what to do with it. */
export function NewKey({ made, onDone }: { made: CreatedKey; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const personaId = usePersonas((state) => Object.keys(state.personas)[0]) ?? 'tutor';
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.made} aria-labelledby="made">
      <h2 id="made" ref={heading} tabIndex={-1}>
        The key “<bdi>{made.name}</bdi>”
      </h2>
      <p>Copy it now and put it where it is used: it will not be shown again.</p>
      <div className={styles.secret}>
        <code data-testid="key">{made.key}</code>
        <CopyButton label="Copy the key" textOf={() => made.key} />
      </div>
      <h3>How programs use it</h3>
      {snippetsFor(made, location.origin, personaId).map(({ title, text }) => (
        <figure key={title} className={styles.snippet}>
          <figcaption>
            {title}
            <CopyButton label={`Copy the snippet: ${title}`} textOf={() => text} />
          </figcaption>
          <pre>{text}</pre>
        </figure>
      ))}
      <Button onClick={onDone}>I’ve saved it</Button>
    </section>
  );
}
