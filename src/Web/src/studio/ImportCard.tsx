import { useId, useState, type DragEvent } from 'react';
import { useLocation } from 'wouter';
import { ApiError, messageOf } from '../api/problem';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { routes } from '../shared/routes';
import { FileButton } from '../ui/FileButton';
import { Problem } from '../ui/Notice';
import { useSubmission } from '../ui/useSubmission';
import styles from './ImportCard.module.css';

/** Makes a persona of a character card that is chosen or dropped here. */
export function ImportCard() {
  const [isOver, setIsOver] = useState(false);
  const { submit, isBusy, failure } = useImport();
  const titleId = useId();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const card = event.dataTransfer.files[0];
    if (card) void submit(card);
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
      <p id={titleId}>Or import a character card: drop a PNG or JSON file here.</p>
      <FileButton
        label="Character card"
        accept=".png,.json,image/png,application/json"
        off={isBusy}
        onChoose={(card) => void submit(card)}
      >
        {isBusy ? 'Reading the card …' : 'Choose a card'}
      </FileButton>
      {failure === null ? null : <Refusal failure={failure} />}
    </section>
  );
}

function useImport() {
  const put = usePersonas((state) => state.put);
  const [, navigate] = useLocation();
  return useSubmission(async (signal, card: File) => {
    const made = put(await personaApi.importCard(card));
    // It is made all the same, when the person has left meanwhile.
    if (!signal.aborted) navigate(routes.persona(made.id));
  });
}

/** What the server holds against a card and, unless that is said already, where in it. */
function Refusal({ failure }: { failure: unknown }) {
  const faults = failure instanceof ApiError ? Object.entries(failure.fields) : [];
  return (
    <>
      <Problem message={messageOf(failure)} />
      {faults.length > 0 ? (
        <ul className={styles.faults} aria-label="What is wrong with the card">
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
