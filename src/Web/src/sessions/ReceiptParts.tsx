import type { CSSProperties } from 'react';
import type { ExplainedTrait } from '../personas/traitApi';
import styles from './Receipt.module.css';
import { layerCell, tellReasons, type ReceiptMemory, type ReceiptPrompt } from './receipt';

const layers = ['core', 'persona', 'rapport', 'session'] as const;

/** The traits that a reply was made under, layer by layer. */
export function ReceiptTraits({ traits, personaName }: { traits: readonly ExplainedTrait[]; personaName: string }) {
  return (
    <section aria-labelledby="receipt-traits">
      <h3 id="receipt-traits">Its traits at the time</h3>
      {traits.length === 0 ? (
        <p>It had none.</p>
      ) : (
        <div className={styles.wide} tabIndex={0} role="group" aria-labelledby="receipt-traits">
          <table>
            <thead>
              <tr>
                <th scope="col">Trait</th>
                <th scope="col">Total</th>
                <th scope="col">Core</th>
                <th scope="col">
                  <bdi>{personaName}</bdi>
                </th>
                <th scope="col">You</th>
                <th scope="col">This talk</th>
              </tr>
            </thead>
            <tbody>
              {traits.map((trait) => (
                <tr key={trait.id}>
                  <th scope="row">
                    <bdi>{trait.name}</bdi>
                  </th>
                  <td className={styles.sum}>{trait.intensity.toFixed(2)}</td>
                  {layers.map((layer) => (
                    <td key={layer}>{layerCell(trait, layer)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

export function ReceiptMemories({ memories }: { memories: readonly ReceiptMemory[] }) {
  return (
    <section aria-labelledby="receipt-memories">
      <h3 id="receipt-memories">What it remembered</h3>
      {memories.length === 0 ? <p>Nothing came to mind.</p> : null}
      <ul>
        {memories.map((memory) => (
          <li key={memory.id} className={styles.memory}>
            <p dir="auto">{memory.forgotten ? 'Forgotten since then.' : memory.text}</p>
            {memory.reasons.length > 0 ? <small>Recalled because {tellReasons(memory.reasons)}.</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The prompt, section by section with its size, and whole for those who open it. */
export function ReceiptPromptView({ prompt }: { prompt: ReceiptPrompt | undefined }) {
  const whole = prompt?.sections.reduce((sum, section) => sum + section.characters, 0) ?? 0;
  return (
    <section aria-labelledby="receipt-prompt">
      <h3 id="receipt-prompt">Its prompt</h3>
      {!prompt ? <p>The prompt was not kept.</p> : null}
      {prompt ? (
        <>
          <p>
            {prompt.verified
              ? 'This is exactly what the model was given.'
              : 'Part of it has been forgotten since then, so this is no longer exactly what the model was given.'}
          </p>
          <ul className={styles.sections}>
            {prompt.sections.map((section, i) => (
              <li key={i}>
                <span>{headingOf(section.name)}</span>
                <span>{section.characters.toLocaleString()} characters</span>
                <span className={styles.share} style={{ '--share': `${(100 * section.characters) / whole}%` } as CSSProperties} />
              </li>
            ))}
          </ul>
          <details>
            <summary>Show all of it</summary>
            {prompt.messages.map((message, i) => (
              <div key={i} className={styles.message}>
                <h4>{message.role}</h4>
                <p dir="auto">{message.text}</p>
              </div>
            ))}
          </details>
        </>
      ) : null}
    </section>
  );
}

const unheaded: Record<string, string> = { history: 'Earlier messages', message: 'Your message', identity: 'Who it is' };

/** A heading without the remarks in it that are the model's. */
const headingOf = (name: string) => unheaded[name] ?? name.replace(/ \(.*\)$|, from 0 .*$/, '');
