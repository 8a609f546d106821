import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SessionSummary } from '../api/types';
import { routes } from '../shared/routes';
import { Orrery } from '../personas/Orrery';
import { usePersona } from '../personas/usePersona';
import { drafts } from '../shared/drafts';
import { ago } from '../shared/format';
import { Button, IconButton } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Icon } from '../ui/Icon';
import { Loading, Problem } from '../ui/Notice';
import { useFocusKept } from '../ui/useFocusKept';
import { useConversations } from './conversationStore';
import styles from './SessionList.module.css';
import { useSessionList } from './sessionListStore';
import { talkDraft } from './useDraft';

export function SessionList({ openId }: { openId: string | null }) {
  const { status, items, nextCursor, error, load, loadMore } = useSessionList();
  const [leaving, setLeaving] = useState<SessionSummary | null>(null);
  const region = useFocusKept<HTMLElement>();
  const [newTalk] = useState(() => routes.newTalk());

  return (
    <nav ref={region} tabIndex={-1} className={styles.list} aria-label="Conversations">
      <header className={styles.head}>
        <h1>Talks</h1>
        <Link href={newTalk} className={styles.new} aria-label="New conversation" title="New conversation">
          <Icon name="plus" />
        </Link>
      </header>
      {status === 'loading' ? <Loading what="Loading …" /> : null}
      {error ? <Problem message={error} onRetry={() => void load()} /> : null}
      {status === 'ready' && items.length === 0 ? <p className={styles.none}>No conversations yet.</p> : null}
      <ul>
        {items.map((session) => (
          <Item
            key={session.id}
            session={session}
            isOpen={session.id === openId}
            onRemove={() => setLeaving(session)}
          />
        ))}
      </ul>
      {nextCursor ? (
        <Button small onClick={() => void loadMore()}>
          Show older
        </Button>
      ) : null}
      {leaving ? <DeleteSession session={leaving} openId={openId} onClose={() => setLeaving(null)} /> : null}
    </nav>
  );
}

function Item({ session, isOpen, onRemove }: { session: SessionSummary; isOpen: boolean; onRemove: () => void }) {
  const persona = usePersona(session.personaIds.at(-1) ?? null);
  return (
    <li className={styles.item}>
      <Link
        href={routes.talk(session.id)}
        className={styles.link}
        aria-current={isOpen ? 'page' : undefined}
      >
        {persona ? <Orrery persona={persona} size={36} /> : null}
        <span className={styles.words}>
          <span dir="auto" className={styles.title}>{session.title}</span>
          <span className={styles.about}>
            <bdi>{persona?.name ?? session.personaIds.join(', ')}</bdi> · {ago(session.lastAt)}
          </span>
        </span>
      </Link>
      <span className={styles.remove}>
        <IconButton small icon="remove" label={`Delete “${session.title}”`} onClick={onRemove} />
      </span>
    </li>
  );
}

interface DeleteSessionProps {
  session: SessionSummary;
  openId: string | null;
  onClose: () => void;
}

function DeleteSession({ session, openId, onClose }: DeleteSessionProps) {
  const remove = useSessionList((list) => list.remove);
  const forget = useConversations((state) => state.forget);
  const [, navigate] = useLocation();
  const confirm = async (signal: AbortSignal) => {
    await remove(session.id);
    forget(session.id);
    drafts.forget(talkDraft(session.id));
    if (signal.aborted) return;
    onClose();
    if (session.id === openId) navigate(routes.talks);
  };
  return (
    <ConfirmDialog title="Delete this conversation?" yes="Delete" no="Keep it" onConfirm={confirm} onClose={onClose}>
      <p>
        “<bdi>{session.title}</bdi>” and everything said in it will be gone for good.
      </p>
    </ConfirmDialog>
  );
}
