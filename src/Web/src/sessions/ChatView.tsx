import { memo, useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { Adherence } from '../personas/Adherence';
import { PersonalityPanel } from '../personas/PersonalityPanel';
import { useFound } from '../personas/useFound';
import { usePersona } from '../personas/usePersona';
import { ForkPersona } from '../studio/ForkPersona';
import { Dialog } from '../ui/Dialog';
import { useMedia } from '../ui/useMedia';
import { useTitle } from '../ui/useTitle';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import styles from './ChatView.module.css';
import { ConversationHead } from './ConversationHead';
import { Composer } from './Composer';
import { useConversations } from './conversationStore';
import { PersonaChoice } from './PersonaChoice';
import { tellPresence } from './presence';
import { SessionList } from './SessionList';
import { showsTalk } from './showsTalk';
import { useSessionList } from './sessionListStore';
import { Transcript } from './Transcript';
import { emptyConversation, countAnalysed } from './conversation';
import type { Persona } from '../api/types';
import type { Talk } from '../personas/talk';

/** One's conversations in a side list, and the one that is open. */
export function ChatView({ sessionId }: { sessionId: string | null }) {
  const load = useSessionList((list) => list.load);
  const hasNone = useSessionList((list) => list.status === 'ready' && list.items.length === 0);
  useTitle(sessionId === null ? 'Talks' : undefined);
  useEffect(() => void load(), [load]);

  return (
    <div className={styles.view} data-open={sessionId !== null} data-none={hasNone}>
      <SessionList openId={sessionId} />
      {sessionId === null ? (
        <section className={styles.talk} aria-label="Conversation">
          <PersonaChoice sessionId={null} />
        </section>
      ) : (
        <OpenConversation sessionId={sessionId} />
      )}
    </div>
  );
}

function OpenConversation({ sessionId }: { sessionId: string }) {
  const watch = useConversations((state) => state.watch);
  const conversation = useConversations((state) => state.conversations[sessionId]) ?? emptyConversation(sessionId);
  const history = useConversations((state) => state.history[sessionId]?.status);
  const personaId = usePartner(sessionId, conversation.exchanges.at(-1)?.personaId);
  const persona = usePersona(personaId);
  const { failure, retry } = useFound(personaId);
  const [isTuning, setIsTuning] = useState(false);
  const hasRoom = useMedia('(min-width: 1200px)');

  const hasBegun = conversation.exchanges.length > 0;
  const isTalk = showsTalk({ personaId, isMissing: failure !== null, hasBegun, history });
  const isNew = personaId === null && !isTalk;
  const analysed = countAnalysed(conversation);
  const openTuning = useCallback(() => setIsTuning(true), []);

  useTitle(titleOf(persona, isNew));
  useEffect(() => watch(sessionId), [watch, sessionId]);

  return (
    <>
      <section className={styles.talk} aria-label="Conversation">
        <ConversationHead
          presence={tellPresence(conversation, persona)}
          persona={persona}
          isNew={isNew}
          {...(hasRoom ? {} : { onTune: openTuning })}
        />
        {isTalk ? <Transcript conversation={conversation} persona={persona} /> : null}
        {failure === null ? null : (
          <div className={styles.missing}>
            <Problem message={failure} onRetry={retry} />
          </div>
        )}
        {isTalk ? null : <PersonaChoice sessionId={sessionId} />}
        {personaId !== null && failure === null ? (
          <Composer conversation={conversation} personaId={personaId} personaName={persona?.name ?? personaId} />
        ) : null}
      </section>
      {persona && hasRoom ? (
        <aside className={styles.personality} aria-label="Personality">
          <Personality persona={persona} sessionId={sessionId} analysed={analysed} />
        </aside>
      ) : null}
      {persona && isTuning && !hasRoom ? (
        <Dialog title={persona.name} onClose={() => setIsTuning(false)}>
          <Personality persona={persona} sessionId={sessionId} analysed={analysed} />
        </Dialog>
      ) : null}
    </>
  );
}

interface PersonalityProps {
  persona: Persona;
  sessionId: string;
  analysed: number;
}

/**
 * What the persona is made of and, in this conversation, how far it keeps to that and what it has become. Remembered: each piece of a
 * reply passes by here and changes nothing.
 */
const Personality = memo(function Personality({ persona, sessionId, analysed }: PersonalityProps) {
  const [isForking, setIsForking] = useState(false);
  const talk: Talk = { sessionId, analysed };
  return (
    <div className={styles.character}>
      <PersonalityPanel persona={persona} talk={talk} />
      {analysed > 0 ? (
        <>
          <Adherence key={`${persona.id}/${sessionId}`} persona={persona} talk={talk} />
          <Button small icon="copy" onClick={() => setIsForking(true)}>
            Keep it as it is here
          </Button>
        </>
      ) : null}
      {isForking ? <ForkPersona persona={persona} sessionId={sessionId} onClose={() => setIsForking(false)} /> : null}
    </div>
  );
});

function titleOf(persona: Persona | undefined, isNew: boolean): string {
  if (persona) return `A talk with ${persona.name}`;
  return isNew ? 'A new talk' : 'A talk';
}

/** With whom one talks: as the address says, else who spoke last, else who took part. Null while nobody is known. */
function usePartner(sessionId: string, spokeLast: string | undefined): string | null {
  const [parameters] = useSearchParams();
  const listed = useSessionList((list) => list.items.find((session) => session.id === sessionId)?.personaIds.at(-1));
  return parameters.get('with') ?? spokeLast ?? listed ?? null;
}
