import type { RecalledMemory } from '../api/types';
import { inFull } from '../shared/format';
import styles from './Annotations.module.css';

/** What the persona remembered for a reply. */
export function RecalledMemories({ memories }: { memories: readonly RecalledMemory[] }) {
  if (memories.length === 0) return null;
  return (
    <details className={styles.recalled}>
      <summary>Recalled {memories.length === 1 ? '1 memory' : `${memories.length} memories`}</summary>
      <ul>
        {memories.map((memory) => (
          <li key={`${memory.sessionId}/${memory.seq}/${memory.text}`}>
            <p dir="auto">{memory.text}</p>
            <time dateTime={memory.at}>{inFull(memory.at)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
