import type { CSSProperties } from 'react';
import type { Persona } from '../../api/types';
import type { Pointed } from './Pointer';
import styles from './Scene.module.css';

/** Names the trait beneath the pointer, and how strong it is just now. */
export function Tooltip({ pointed, personas }: { pointed: Pointed; personas: readonly Persona[] }) {
  const persona = personas.find(({ id }) => id === pointed.personaId);
  const trait = persona?.traits.find(({ id }) => id === pointed.traitId);
  if (!persona || !trait) return null;
  const at: CSSProperties = { transform: `translate(${pointed.x + 14}px, ${pointed.y - 36}px)` };
  return (
    <p className={styles.tooltip} style={at} data-testid="tooltip">
      {trait.name} <b>{trait.intensity.toFixed(2)}</b>
    </p>
  );
}
