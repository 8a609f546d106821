import { useAuth } from '../auth/authStore';
import { Orrery } from '../personas/Orrery';
import { usePersonas } from '../personas/personaStore';
import { mayChange } from '../personas/usePersona';
import { VisibilityMark } from '../personas/VisibilityMark';
import { routes } from '../shared/routes';
import { ButtonLink } from '../ui/Button';
import styles from './Section.module.css';

/** The personas one may change. */
export function OwnPersonas() {
  const personas = usePersonas((state) => state.personas);
  const identity = useAuth((auth) => auth.identity);
  const mine = Object.values(personas)
    .filter((persona) => mayChange(identity, persona))
    .sort((a, b) => a.name.localeCompare(b.name));
  if (mine.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="own">
      <h2 id="own">Personas you can edit</h2>
      <ul className={styles.list}>
        {mine.map((persona) => (
          <li key={persona.id} className={styles.item}>
            <Orrery persona={persona} size={40} />
            <span dir="auto" className={styles.name}>{persona.name}</span>
            <VisibilityMark visibility={persona.visibility} />
            <ButtonLink href={routes.edit(persona.id)} icon="edit">
              Edit<span className="visually-hidden"> {persona.name}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
