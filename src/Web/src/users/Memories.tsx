import { useState } from 'react';
import { usePersonas } from '../personas/personaStore';
import { useAnswer } from '../shared/useAnswer';
import { SelectField } from '../ui/Field';
import page from '../ui/Page.module.css';
import { Unanswered } from '../ui/Unanswered';
import { MemoryList } from './MemoryList';
import { memoryApi } from './memoryApi';

/** What personas remember of one, persona by persona, also of those whose conversations are gone. */
export function Memories() {
  const answer = useAnswer(memoryApi.personas);
  const { value } = answer;
  const most = value?.[0];
  return (
    <section className={page.section} aria-labelledby="memories">
      <h2 id="memories">What personas remember about you</h2>
      <p>What they took from your conversations. You may reword or forget it; what you pin comes to mind more easily.</p>
      <Unanswered answer={answer} />
      {value?.length === 0 ? <p>Nothing yet.</p> : null}
      {value && most !== undefined ? <MemoriesOf personaIds={value} first={most} /> : null}
    </section>
  );
}

/** The memories of one persona out of several. */
function MemoriesOf({ personaIds, first }: { personaIds: readonly string[]; first: string }) {
  const personas = usePersonas((state) => state.personas);
  const [chosen, choose] = useState(first);
  const nameOf = (personaId: string) => personas[personaId]?.name ?? personaId;
  return (
    <>
      <SelectField
        label="Remembered by"
        value={chosen}
        options={personaIds.map((personaId) => [personaId, nameOf(personaId)])}
        onChange={choose}
      />
      <MemoryList key={chosen} personaId={chosen} personaName={nameOf(chosen)} />
    </>
  );
}
