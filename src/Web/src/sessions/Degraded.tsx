import type { Degradation } from '../api/types';
import styles from './Annotations.module.css';

const meanings: Record<Degradation, string> = {
  model: 'A different model than usual answered.',
  memory: 'Its memory could not be searched completely, so it may have missed something.',
  lore: 'Answered without the lorebook: searching it took too long.',
  length: 'This reply was cut short because it reached the longest length allowed.',
  stopped: 'You stopped this reply.',
  traits: 'The traits of this reply could not be read.',
};

/** Says what a reply had to do without. */
export function Degraded({ reasons }: { reasons: readonly Degradation[] }) {
  if (reasons.length === 0) return null;
  // A server newer than this page may know more words.
  return <p className={styles.degraded}>{reasons.map((reason) => meanings[reason] ?? `Without ${reason}.`).join(' ')}</p>;
}
