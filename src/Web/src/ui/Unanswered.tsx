import type { ReactNode } from 'react';
import { mayHelpAgain, messageOf } from '../api/problem';
import type { Answer } from '../shared/useAnswer';
import { Problem } from './Notice';

const waiting = <p role="status">Loading …</p>;

interface UnansweredProps {
  answer: Answer<unknown>;
  /** What is shown while the answer is waited for; a word, unless something else is wanted. */
  children?: ReactNode;
}

/** Stands where an answer is to be: says that it is awaited, or why it cannot be had; nothing once it is there. */
export function Unanswered({ answer: { value, error, retry }, children = waiting }: UnansweredProps) {
  if (error !== null) return <Problem message={messageOf(error)} onRetry={mayHelpAgain(error) ? retry : undefined} />;
  return value === null ? children : null;
}
