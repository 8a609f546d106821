import type { Visibility } from '../api/types';
import styles from './VisibilityMark.module.css';

const words: Readonly<Record<Exclude<Visibility, 'public'>, string>> = { private: 'Private', unlisted: 'Unlisted' };

/** Marks a persona that not everybody meets, where it stands among others. */
export function VisibilityMark({ visibility = 'public' }: { visibility: Visibility | undefined }) {
  return visibility === 'public' ? null : <small className={styles.mark}>{words[visibility]}</small>;
}
