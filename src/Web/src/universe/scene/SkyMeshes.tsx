import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import type { Persona } from '../../api/types';
import { Focus } from './Focus';
import { extentOf } from './layout';
import type { Sky } from './Sky';
import type { SkyClock } from './SkyClock';
import { SkyMaterials } from './SkyMaterials';
import { makeStars } from './stars';

interface SkyMeshesProps {
  sky: Sky;
  clock: SkyClock;
  personas: readonly Persona[];
  selectedId: string | null;
  isPaused: boolean;
  /** Whether nothing shall fade or grow: what changes is otherwise at once. */
  isStill: boolean;
  isPaper: boolean;
}

/** All that is drawn, in six calls whatever the number of personas. */
export function SkyMeshes({ sky, clock, personas, selectedId, isPaused, isStill, isPaper }: SkyMeshesProps) {
  const invalidate = useThree((three) => three.invalidate);
  const focus = useFocus(sky, selectedId, isStill);
  const materials = useMemo(() => new SkyMaterials(clock, focus), [clock, focus]);
  const starField = useMemo(() => makeStars(), []);

  useEffect(() => () => materials.dispose(), [materials]);
  useEffect(() => () => starField.dispose(), [starField]);
  useEffect(() => {
    materials.setPaper(isPaper);
    materials.setExtent(extentOf(Math.max(sky.systems.length, 8)));
    invalidate();
  }, [materials, isPaper, sky, invalidate]);
  useEffect(() => {
    clock.keepBusy(sky.retune(personas, clock.now, isStill));
    invalidate();
  }, [clock, sky, personas, isStill, invalidate]);
  useAttention(clock, isPaused);

  useFrame((_, delta) => {
    const isFocusing = focus.advance(delta);
    if (clock.advance(delta) || isFocusing) invalidate();
  });

  return (
    <>
      <points geometry={starField} material={materials.stars} frustumCulled={false} renderOrder={0} />
      <mesh geometry={sky.bodies} material={materials.glow} frustumCulled={false} renderOrder={2} />
      <mesh material={materials.plate} frustumCulled={false} renderOrder={1}>
        <planeGeometry args={[2, 2]} />
      </mesh>
      <mesh geometry={sky.bodies} material={materials.rings} frustumCulled={false} renderOrder={4} />
      <mesh geometry={sky.bodies} material={materials.body} frustumCulled={false} renderOrder={3} />
      <mesh geometry={sky.traits} material={materials.trait} frustumCulled={false} renderOrder={5} />
    </>
  );
}

/** Wakes the sky when somebody touches the page or lets it move again. */
function useAttention(clock: SkyClock, isPaused: boolean): void {
  const invalidate = useThree((three) => three.invalidate);
  useEffect(() => {
    const attend = () => {
      clock.touch();
      invalidate();
    };
    clock.setPaused(isPaused);
    attend();
    const signs = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;
    signs.forEach((sign) => window.addEventListener(sign, attend, { passive: true }));
    return () => signs.forEach((sign) => window.removeEventListener(sign, attend));
  }, [clock, invalidate, isPaused]);
}

/** Lets the others step back from who is chosen. */
function useFocus(sky: Sky, selectedId: string | null, isStill: boolean): Focus {
  const invalidate = useThree((three) => three.invalidate);
  const focus = useMemo(() => new Focus(), []);
  useEffect(() => {
    focus.aim(sky.systems.find((system) => system.personaId === selectedId)?.center ?? null, isStill);
    invalidate();
  }, [focus, sky, selectedId, isStill, invalidate]);
  return focus;
}
