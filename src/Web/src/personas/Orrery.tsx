import { useId } from 'react';
import type { Persona } from '../api/types';
import { orbitsOf, type Ring } from './bodies';
import styles from './Orrery.module.css';

const radii: Record<Ring, number> = { core: 27, own: 42 };

/**
 * A persona as a small instrument: its body, core traits on the inner ring, its own on the outer, each as large and as bright as
 * it is strong. It says nothing to a screen reader; the persona's name stands beside it.
 */
export function Orrery({ persona, size }: { persona: Persona; size: number }) {
  const gradient = useId();
  return (
    <svg className={styles.orrery} width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true">
      <defs>
        <radialGradient id={gradient} cx="0.36" cy="0.32" r="0.8">
          <stop offset="0" stopColor={persona.color} stopOpacity="1" />
          <stop offset="0.55" stopColor={persona.color} stopOpacity="0.92" />
          <stop offset="1" stopColor={persona.color} stopOpacity="0.5" />
        </radialGradient>
      </defs>
      <circle r={radii.core} className={styles.ring} />
      <circle r={radii.own} className={`${styles.ring} ${styles.own}`} />
      <circle r="14" fill={`url(#${gradient})`} />
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
