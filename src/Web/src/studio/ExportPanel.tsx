import { useState } from 'react';
import type { Persona } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notice';
import { useSubmission } from '../ui/useSubmission';
import { ClonePersona } from './ClonePersona';
import styles from './ExportPanel.module.css';

/** Makes another of a persona: a clone here, or a card to take elsewhere. */
export function ExportPanel({ persona }: { persona: Persona }) {
  const [isCloning, setIsCloning] = useState(false);
  const { submit: save, failure } = useSubmission(async (_signal, format: 'png' | 'json') =>
    offer(await personaApi.exportCard(persona.id, format), `${persona.id}.${format}`),
  );

  return (
    <section className={styles.along} aria-labelledby="along">
      <h2 id="along">Copy or export</h2>
      <div className={styles.row}>
        <Button icon="copy" onClick={() => setIsCloning(true)}>
          Clone it
        </Button>
        <Button icon="download" onClick={() => void save('png')}>
          Card with picture (PNG)
        </Button>
        <Button icon="download" onClick={() => void save('json')}>
          Card as text (JSON)
        </Button>
      </div>
      <Failure failure={failure} />
      {isCloning ? <ClonePersona persona={persona} onClose={() => setIsCloning(false)} /> : null}
    </section>
  );
}

/** Hands a file to the browser, to be kept where the person keeps such things. */
function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser may begin to read the file only after this.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
