import { useLocation } from 'wouter';
import type { Persona } from '../api/types';
import { usePersonas } from '../personas/personaStore';
import { routes } from '../shared/routes';
import { ConfirmDialog } from '../ui/ConfirmDialog';

export function RemovePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const remove = usePersonas((state) => state.remove);
  const [, navigate] = useLocation();
  const confirm = async () => {
    await remove(persona.id);
    navigate(routes.studio);
  };
  return (
    <ConfirmDialog title={`Delete ${persona.name}?`} yes="Delete" no="Keep it" onConfirm={confirm} onClose={onClose}>
      <p>It will no longer answer anybody. Conversations with it can still be read.</p>
    </ConfirmDialog>
  );
}
