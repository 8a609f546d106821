import type { Persona } from '../api/types';
import { usePersonas } from '../personas/personaStore';
import { drafts } from '../shared/drafts';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { personaDraft } from './usePersonaDraft';

/** Asks before a persona is deleted. Its page leads back to the studio once it is gone. */
export function RemovePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const remove = usePersonas((state) => state.remove);
  return (
    <ConfirmDialog
      title={`Delete ${persona.name}?`}
      yes="Delete"
      no="Keep it"
      onConfirm={async () => {
        await remove(persona.id);
        drafts.forget(personaDraft(persona.id));
      }}
      onClose={onClose}
    >
      <p>It will no longer answer anybody. Conversations with it can still be read.</p>
    </ConfirmDialog>
  );
}
