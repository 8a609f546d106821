import { useEffect, useState } from 'react';

/** How long nothing is typed by who has come to the end of a word. */
const settledMs = 300;

/** A text as it was when it was last left alone for a moment: what is asked for each letter would be asked for nothing. */
export function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), settledMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
