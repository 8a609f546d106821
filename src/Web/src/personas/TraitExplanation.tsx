import { useCallback } from 'react';
import type { Persona, Trait } from '../api/types';
import { useAnswer } from '../shared/useAnswer';
import { Unanswered } from '../ui/Unanswered';
import { tellLayers } from './layers';
import type { Talk } from './talk';
import { traitApi } from './traitApi';
import styles from './TraitRow.module.css';

interface TraitExplanationProps {
  persona: Persona;
  trait: Trait;
  talk: Talk | undefined;
}

/** Why a trait is as strong as it is, layer by layer. */
export function TraitExplanation({ persona, trait, talk }: TraitExplanationProps) {
  const answer = useAnswer(useExplaining(persona, talk));
  const explained = answer.value?.traits.find((other) => other.id === trait.id);
  return (
    <div className={styles.why} role="group" aria-label={`Why ${trait.name} is as strong as it is`}>
      <Unanswered answer={answer} />
      {answer.value && !explained ? <p>Nothing is known about it yet.</p> : null}
      {explained ? (
        <>
          <dl>
            {tellLayers(explained.layers, persona.name).map(({ layer, place, words }) => (
              <div key={layer}>
                <dt>{place}</dt>{' '}
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <p>
            {talk ? 'Towards you, here and now: ' : 'Towards you, now: '}
            <b>{explained.intensity.toFixed(2)}</b>
          </p>
        </>
      ) : null}
    </div>
  );
}

function useExplaining({ id, version }: Persona, talk: Talk | undefined) {
  // Before anything was said there is no session that could be asked about.
  const sessionId = talk && talk.analysed > 0 ? talk.sessionId : null;
  const moment = `${version}/${talk?.analysed ?? 0}`;
  return useCallback(
    (signal: AbortSignal) => traitApi.explain(id, sessionId, signal),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another moment is another question
    [id, sessionId, moment],
  );
}
