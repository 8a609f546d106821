import { useEffect, useMemo, useState } from 'react';
import { drafts } from '../shared/drafts';
import { useUnloadWarning } from '../ui/useUnloadWarning';
import { changedFields, type PersonaFields } from './personaFields';

/** Under which name it is kept what one has changed of a persona. */
export const personaDraft = (personaId: string) => `persona/${personaId}`;

/**
 * A persona's form as it is being filled in, kept under a name until it is saved or discarded. Only what was changed is kept: the rest
 * may be somebody else's change by the time one comes back.
 */
export function usePersonaDraft(name: string, open: () => PersonaFields) {
  const [opened, setOpened] = useState(open);
  const [fields, setFields] = useState<PersonaFields>(() => ({ ...opened, ...drafts.read<Partial<PersonaFields>>(name) }));
  const changed = useMemo(() => changedFields(fields, opened), [fields, opened]);
  const isChanged = Object.keys(changed).length > 0;
  useEffect(() => {
    if (isChanged) drafts.keep(name, changed);
    else drafts.forget(name);
  }, [name, changed, isChanged]);
  useUnloadWarning(name, isChanged);

  return {
    fields,
    /** The form as it was before anything was changed. */
    opened,
    isChanged,
    change: (part: Partial<PersonaFields>) => setFields((known) => ({ ...known, ...part })),
    /** Goes back to what is there now. */
    discard() {
      const now = open();
      setOpened(now);
      setFields(now);
    },
  };
}
