import { useId } from 'react';
import type { Persona } from '../api/types';
import { orbitsOf, type Ring } from './orbits';
import styles from './Orrery.module.css';

const radii: Record<Ring, number> = { core: 27, own: 42 };

/**
 * A persona as a small instrument: its body, core traits on the inner ring, its own on the outer, each as large and as bright as
 * it is strong. It says nothing to a screen reader; the persona's name stands beside it.
 */
export function Orrery({ persona, size }: { persona: Persona; size: number }) {
  const light = useId();
  const glow = useId();
  return (
    <svg className={styles.orrery} width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true">
      <defs>
        <radialGradient id={light} cx="0.34" cy="0.3" r="0.78">
          <stop offset="0" className={styles.lit} />
          <stop offset="0.42" className={styles.clear} />
          <stop offset="1" className={styles.shade} />
        </radialGradient>
        <radialGradient id={glow}>
          <stop offset="0.4" stopColor={persona.color} stopOpacity="0.42" />
          <stop offset="1" stopColor={persona.color} stopOpacity="0" />
        </radialGradient>
      </defs>
      <circle r={radii.core} className={styles.ring} />
      <circle r={radii.own} className={`${styles.ring} ${styles.own}`} />
      <circle r="26" fill={`url(#${glow})`} />
      <circle r="14" fill={persona.color} />
      <circle r="14" fill={`url(#${light})`} />
      {orbitsOf(persona).map(({ trait, ring, angle }) => (
        <circle
          key={trait.id}
          className={styles.trait}
          cx={Math.cos(angle) * radii[ring]}
          cy={Math.sin(angle) * radii[ring]}
          r={2 + trait.intensity * 4.5}
          fill={persona.color}
          opacity={0.35 + trait.intensity * 0.65}
        />
      ))}
    </svg>
  );
}
