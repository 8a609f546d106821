import { emptyForm, type PersonaFields } from './personaFields';

let begun: PersonaFields = emptyForm;

/** The new persona that was begun and not made yet, for as long as the page lives: who looks elsewhere meanwhile finds it again. */
export const begunPersona = {
  read: (): PersonaFields => begun,
  keep: (fields: PersonaFields) => void (begun = fields),
  forget: () => void (begun = emptyForm),
};
