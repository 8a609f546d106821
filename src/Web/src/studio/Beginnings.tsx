import { Button } from '../ui/Button';
import styles from './Beginnings.module.css';
import { ImportCard } from './ImportCard';

/** Other ways for a persona to begin than to write it down. */
export function Beginnings({ hasText, onText }: { hasText: boolean; onText: () => void }) {
  return (
    <>
      <section className={styles.beginning} aria-labelledby="from-text">
        <p id="from-text">
          {hasText ? 'It was read out of a text.' : 'Or let a text describe it: a transcript, letters, anything it wrote.'}
        </p>
        <Button icon="list" onClick={onText}>
          {hasText ? 'Back to the text' : 'Start from a text'}
        </Button>
      </section>
      <ImportCard />
    </>
  );
}
