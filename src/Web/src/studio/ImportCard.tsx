import { useId, useRef, useState, type DragEvent } from 'react';
import { useLocation } from 'wouter';
import { ApiError, messageOf } from '../api/problem';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import styles from './StudioView.module.css';

/** Makes a persona of a character card that is chosen or dropped here. */
export function ImportCard() {
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { take, isBusy, failure } = useImport();
  const titleId = useId();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <section
      className={styles.drop}
      aria-labelledby={titleId}
      aria-busy={isBusy}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p id={titleId}>Or bring a character card: a PNG or JSON file, dropped here.</p>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Character card"
        accept=".png,.json,image/png,application/json"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file, mended, may be chosen again.
          event.target.value = '';
        }}
      />
      <Button icon="upload" disabled={isBusy} onClick={() => picker.current?.click()}>
        {isBusy ? 'Reading the card …' : 'Choose a card'}
      </Button>
      {failure === null ? null : <Refusal failure={failure} />}
    </section>
  );
}

function useImport() {
  const put = usePersonas((state) => state.put);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [, navigate] = useLocation();

  const bring = async (card: File) => {
    setIsBusy(true);
    setFailure(null);
    try {
      const made = put(await personaApi.importCard(card));
      navigate(`/p/${encodeURIComponent(made.id)}`);
    } catch (refusal) {
      setFailure(refusal);
      setIsBusy(false);
    }
  };

  const take = (card: File | undefined) => {
    if (card && !isBusy) void bring(card);
  };
  return { take, isBusy, failure };
}

/** What the server holds against a card and, unless that is said already, where in it. */
function Refusal({ failure }: { failure: unknown }) {
  const faults = failure instanceof ApiError ? Object.entries(failure.fields) : [];
  return (
    <>
      <Problem message={messageOf(failure)} />
      {faults.length > 0 ? (
        <ul className={styles.faults} aria-label="Where the card is at fault">
          {faults.map(([place, messages]) => (
            <li key={place}>
              <code>{place}</code>: {messages.join(' ')}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
