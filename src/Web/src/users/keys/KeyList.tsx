import { useState } from 'react';
import { isNotFound } from '../../api/http';
import type { ApiKey } from '../../api/types';
import { hasPassed, inFull } from '../../shared/format';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useFocusKept } from '../../ui/useFocusKept';
import { keyApi } from './keyApi';
import styles from './Keys.module.css';
import { tellScopes } from './keyScopes';

/** The keys that were made and not revoked, the newest first. */
export function KeyList({ keys, onRevoked }: { keys: readonly ApiKey[]; onRevoked: () => void }) {
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const region = useFocusKept<HTMLDivElement>();

  const revoke = async ({ id }: ApiKey, signal: AbortSignal) => {
    try {
      await keyApi.revoke(id);
    } catch (failure) {
      // It was revoked elsewhere meanwhile: that is what was wanted.
      if (!isNotFound(failure)) throw failure;
    }
    onRevoked();
    if (!signal.aborted) setRevoking(null);
  };

  return (
    <div ref={region} tabIndex={-1} className={styles.list} role="group" aria-labelledby="keys">
      {keys.length === 0 ? <p>None yet.</p> : null}
      <ul className={styles.keys} aria-labelledby="keys">
        {keys.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).map((key) => (
          <li key={key.id} className={styles.key}>
            <div className={styles.words}>
              <b dir="auto">{key.name}</b>
              <span>{tellScopes(key.scopes)}</span>
              <span className={styles.times}>
                Made <time dateTime={key.createdAt}>{inFull(key.createdAt)}</time> · <End at={key.expiresAt} />
              </span>
            </div>
            <Button small look="grave" onClick={() => setRevoking(key)}>
              Revoke<span className="visually-hidden"> {key.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {revoking ? (
        <ConfirmDialog
          title="Revoke this key?"
          yes="Revoke"
          no="Keep"
          onConfirm={(signal) => revoke(revoking, signal)}
          onClose={() => setRevoking(null)}
        >
          <p>
            Anything that uses “<bdi>{revoking.name}</bdi>” will be refused from now on. The key cannot be brought back; you can make
            another.
          </p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function End({ at }: { at: string | undefined }) {
  if (at === undefined) return <>never ends</>;
  return (
    <>
      {hasPassed(at) ? 'ended' : 'ends'} <time dateTime={at}>{inFull(at)}</time>
    </>
  );
}
