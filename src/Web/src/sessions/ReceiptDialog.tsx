import { useCallback } from 'react';
import { percent } from '../shared/format';
import { useAnswer } from '../shared/useAnswer';
import { Dialog } from '../ui/Dialog';
import { Loading } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { Degraded } from './Degraded';
import styles from './Receipt.module.css';
import type { Receipt } from './receipt';
import { ReceiptMemories, ReceiptPromptView, ReceiptTraits } from './ReceiptParts';
import { sessionApi } from './sessionApi';

interface ReceiptDialogProps {
  sessionId: string;
  seq: number;
  personaName: string;
  onClose: () => void;
}

/** What a model was really given for a reply, and what came of it. */
export function ReceiptDialog({ sessionId, seq, personaName, onClose }: ReceiptDialogProps) {
  const answer = useAnswer(
    useCallback((signal: AbortSignal) => sessionApi.receipt(sessionId, seq, signal), [sessionId, seq]),
  );
  const { value } = answer;
  return (
    <Dialog title={`What ${personaName} was told`} onClose={onClose} wide>
      <Unanswered answer={answer}>
        <Loading what="Loading …" />
      </Unanswered>
      {value ? (
        <div className={styles.receipt}>
          <Facts receipt={value} />
          <Degraded reasons={value.degraded} />
          <ReceiptTraits traits={value.traits} personaName={personaName} />
          <ReceiptMemories memories={value.memories} />
          <ReceiptPromptView prompt={value.prompt} />
        </div>
      ) : null}
    </Dialog>
  );
}

function Facts({ receipt: { model, style, usage, timings, parameters } }: { receipt: Receipt }) {
  const facts: [string, string | null][] = [
    ['Model', model],
    ['True to its traits', style?.adherence === undefined ? null : percent(style.adherence)],
    ['Time', timings ? tellTimings(timings) : null],
    ['Tokens', `${usage.inputTokens.toLocaleString()} read, ${usage.outputTokens.toLocaleString()} written`],
    ['Asked for', parameters ? tellParameters(parameters) : null],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, words]) =>
        words === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function tellTimings({ prepared, firstWords, complete }: NonNullable<Receipt['timings']>): string {
  const words = [`prepared in ${tellTime(prepared)}`];
  if (firstWords !== undefined) words.push(`first words after ${tellTime(firstWords)}`);
  return [...words, `complete after ${tellTime(complete)}`].join(', ');
}

const tellTime = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

function tellParameters({ targetWords, temperature }: NonNullable<Receipt['parameters']>): string {
  const words = `about ${targetWords} words`;
  return temperature === undefined ? words : `${words}, temperature ${temperature.toFixed(2)}`;
}
