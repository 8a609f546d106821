import { Canvas } from '@react-three/fiber';
import { memo, useEffect, useMemo, useState } from 'react';
import type { Persona } from '../../api/types';
import { IconButton } from '../../ui/Button';
import { useTheme } from '../../ui/themeStore';
import { useReducedMotion } from '../../ui/useMedia';
import { CameraPilot } from './CameraPilot';
import { ContextWatch } from './ContextWatch';
import { Labels } from './Labels';
import { Pointer, type Pointed } from './Pointer';
import styles from './Scene.module.css';
import { Sky } from './Sky';
import { SkyClock } from './SkyClock';
import { SkyMeshes } from './SkyMeshes';
import { Tooltip } from './Tooltip';

interface SceneProps {
  personas: readonly Persona[];
  selectedId: string | null;
  onSelect(personaId: string | null): void;
  /** The sky can be drawn no longer. Must stay the same function. */
  onLost(): void;
}

/** The universe, drawn. What can be done here can be done in the list too, so it is hidden from screen readers. */
export function Scene({ personas, selectedId, onSelect, onLost }: SceneProps) {
  const theme = useTheme((state) => state.theme);
  const shape = useMemo(() => Sky.shapeOf(personas), [personas]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the shape is what the sky is made of
  const sky = useMemo(() => new Sky(personas), [shape]);
  const [clock] = useState(() => new SkyClock());
  const isStill = useReducedMotion();
  const [held, hold] = useState<boolean | null>(null);
  // Where motion is unwanted the sky moves for those alone who have said so.
  const isPaused = held ?? isStill;
  const [pointed, setPointed] = useState<Pointed | null>(null);

  // Who is not in the sky makes nobody step back.
  const isFocused = sky.systems.some((system) => system.personaId === selectedId);

  useEffect(() => () => sky.dispose(), [sky]);

  return (
    <div className={styles.scene} data-pointing={pointed !== null} data-focused={isFocused}>
      <div className={styles.canvas} aria-hidden="true">
        <Drawing
          sky={sky}
          clock={clock}
          personas={personas}
          selectedId={selectedId}
          isPaused={isPaused}
          isStill={isStill}
          isPaper={theme === 'light'}
          onPoint={setPointed}
          onSelect={onSelect}
          onLost={onLost}
        />
        {pointed ? <Tooltip pointed={pointed} personas={personas} /> : null}
      </div>
      <div className={styles.tools}>
        <IconButton
          icon={isPaused ? 'play' : 'pause'}
          label={isPaused ? 'Let the sky move' : 'Hold the sky still'}
          onClick={() => hold(!isPaused)}
        />
        <p className={styles.legend}>
          The inner ring shows the traits all personas share, the outer ring a persona’s own. Larger and brighter means stronger.
        </p>
      </div>
    </div>
  );
}

interface DrawingProps extends SceneProps {
  sky: Sky;
  clock: SkyClock;
  isPaused: boolean;
  isStill: boolean;
  isPaper: boolean;
  onPoint(pointed: Pointed | null): void;
}

/** The sky and its names. A pointer that moves over them renders none of it anew. */
const Drawing = memo(function Drawing(props: DrawingProps) {
  const { sky, clock, personas, selectedId, isPaused, isStill, isPaper, onPoint, onSelect, onLost } = props;
  const [labels] = useState(() => new Map<string, HTMLSpanElement>());
  return (
    <>
      <Canvas frameloop="demand" dpr={[1, 2]} camera={{ fov: 42, near: 0.1, far: 900, position: [0, 26, 44] }} flat>
        <SkyMeshes
          sky={sky}
          clock={clock}
          personas={personas}
          selectedId={selectedId}
          isPaused={isPaused}
          isStill={isStill}
          isPaper={isPaper}
        />
        <CameraPilot sky={sky} selectedId={selectedId} isStill={isStill} />
        <Labels sky={sky} elements={labels} selectedId={selectedId} />
        <ContextWatch onLost={onLost} />
        <Pointer sky={sky} clock={clock} onPoint={onPoint} onSelect={onSelect} />
      </Canvas>
      {personas.map((persona) => (
        <span
          key={persona.id}
          ref={(element) => {
            if (element) labels.set(persona.id, element);
            else labels.delete(persona.id);
          }}
          className={styles.label}
          dir="auto"
          data-testid={`label-${persona.id}`}
          data-selected={persona.id === selectedId}
        >
          {persona.name}
        </span>
      ))}
    </>
  );
});
