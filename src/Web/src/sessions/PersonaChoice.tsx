import { Orrery } from '../personas/Orrery';
import { usePersonas } from '../personas/personaStore';
import styles from './PersonaChoice.module.css';

/** Asks with whom a new conversation shall be. */
export function PersonaChoice({ onChoose }: { onChoose(personaId: string): void }) {
  const personas = usePersonas((state) => state.personas);
  return (
    <div className={styles.choice}>
      <h2>Who shall it be?</h2>
      <ul className={styles.personas}>
        {Object.values(personas)
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((persona) => (
            <li key={persona.id}>
              <button type="button" className={styles.persona} onClick={() => onChoose(persona.id)}>
                <Orrery persona={persona} size={84} />
                {persona.name}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
