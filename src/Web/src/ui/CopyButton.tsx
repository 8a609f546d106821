import { useEffect, useState } from 'react';
import { IconButton } from './Button';
import styles from './CopyButton.module.css';

/** How long it is said that something was copied. */
const toldMs = 2_000;

interface CopyButtonProps {
  label: string;
  /** What is copied, asked for once it is wanted. */
  textOf(): string;
}

/** Puts a text into the clipboard. Where a page has none, as on plain http from another machine, there is no button. */
export function CopyButton({ label, textOf }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<{ text: string; count: number } | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), toldMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  // Each is told anew, also where it is the same as the one before.
  const tell = (text: string) => setOutcome((before) => ({ text, count: (before?.count ?? 0) + 1 }));
  const copy = () =>
    navigator.clipboard.writeText(textOf()).then(
      () => tell('Copied'),
      () => tell('Your browser did not allow copying'),
    );

  if (!hasClipboard) return null;
  return (
    <>
      <IconButton small icon="copy" label={label} onClick={() => void copy()} />
      <span role="status" className={styles.outcome}>
        {outcome ? <span key={outcome.count}>{outcome.text}</span> : null}
      </span>
    </>
  );
}

const hasClipboard = typeof navigator !== 'undefined' && 'clipboard' in navigator;
