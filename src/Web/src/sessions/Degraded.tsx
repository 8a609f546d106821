import styles from './Annotations.module.css';

const meanings: Record<string, string> = {
  model: 'Another model than the usual one answered.',
  memory: 'Answered without memories: they could not be reached in time.',
  recall: 'Answered without memories: they could not be reached in time.',
  lore: 'Answered without the lorebook: searching it took too long.',
  traits: 'The traits of this reply could not be read.',
  stopped: 'You stopped this reply.',
};

/** Says what a reply had to do without. */
export function Degraded({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return <p className={styles.degraded}>{reasons.map((reason) => meanings[reason] ?? `Without ${reason}.`).join(' ')}</p>;
}
