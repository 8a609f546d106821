import type { Persona } from '../api/types';
import { usePersonas } from '../personas/personaStore';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/** Asks before a persona is deleted. Its page leads back to the studio once it is gone. */
export function RemovePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const remove = usePersonas((state) => state.remove);
  return (
    <ConfirmDialog
      title={`Delete ${persona.name}?`}
      yes="Delete"
      no="Keep it"
      onConfirm={() => remove(persona.id)}
      onClose={onClose}
    >
      <p>It will no longer answer anybody. Conversations with it can still be read.</p>
    </ConfirmDialog>
  );
}
