import { useState } from 'react';
import type { CreatedKey } from '../../api/types';
import { useAuth } from '../../auth/authStore';
import { routes } from '../../shared/routes';
import { useAnswer } from '../../shared/useAnswer';
import { ButtonLink } from '../../ui/Button';
import page from '../../ui/Page.module.css';
import { Unanswered } from '../../ui/Unanswered';
import { useFocusKept } from '../../ui/useFocusKept';
import { useTitle } from '../../ui/useTitle';
import { keyApi } from './keyApi';
import { KeyForm } from './KeyForm';
import { KeyList } from './KeyList';
import { NewKey } from './NewKey';

/** The keys by which programs act for one: made here, and revoked. */
export function KeysView() {
  const isGuest = useAuth((auth) => auth.identity?.isGuest ?? false);
  const answer = useAnswer(keyApi.list);
  const [made, setMade] = useState<CreatedKey | null>(null);
  const region = useFocusKept<HTMLDivElement>();
  useTitle('Keys for programs');
  return (
    <div className={page.view}>
      <div ref={region} tabIndex={-1} className={page.page}>
        <header className={page.head}>
          <ButtonLink href={routes.you} icon="back">
            You
          </ButtonLink>
          <h1>Keys for programs</h1>
          <p>
            A key lets another program act for you: an OpenAI client, an agent that speaks MCP, a script. Give it no more than
            it needs, and to nobody else.
          </p>
          {isGuest ? (
            <p>You are a guest: once your visit has ended, you can no longer revoke your keys. Make keys that end by themselves.</p>
          ) : null}
        </header>
        {made ? <NewKey key={made.id} made={made} onDone={() => setMade(null)} /> : null}
        <section className={page.section} aria-labelledby="new-key">
          <h2 id="new-key">Make a key</h2>
          <KeyForm
            onMade={(key) => {
              setMade(key);
              answer.retry();
            }}
            onFailed={answer.retry}
          />
        </section>
        <section className={page.section} aria-labelledby="keys">
          <h2 id="keys">Your keys</h2>
          <Unanswered answer={answer} />
          {answer.value ? <KeyList keys={answer.value} onRevoked={answer.retry} /> : null}
        </section>
      </div>
    </div>
  );
}
