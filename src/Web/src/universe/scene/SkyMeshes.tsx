import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { AdditiveBlending, BufferAttribute, BufferGeometry, NormalBlending, ShaderMaterial, Vector2 } from 'three';
import type { Persona } from '../../api/types';
import { useBeams } from '../beamStore';
import { beam } from './beamShader';
import { Beams } from './Beams';
import { extentOf, ringRadius } from './layout';
import * as shaders from './shaders';
import type { Sky } from './Sky';
import type { SkyClock } from './SkyClock';

interface SkyMeshesProps {
  sky: Sky;
  clock: SkyClock;
  personas: readonly Persona[];
  isPaused: boolean;
  isPaper: boolean;
}

/** All that is drawn, in seven calls whatever the number of personas. */
export function SkyMeshes({ sky, clock, personas, isPaused, isPaper }: SkyMeshesProps) {
  const invalidate = useThree((three) => three.invalidate);
  const materials = useMemo(() => new SkyMaterials(clock), [clock]);
  const starField = useMemo(() => makeStars(), []);

  useEffect(() => () => materials.dispose(), [materials]);
  useEffect(() => {
    materials.setPaper(isPaper);
    materials.setExtent(extentOf(Math.max(sky.systems.length, 8)));
    invalidate();
  }, [materials, isPaper, sky, invalidate]);
  useEffect(() => {
    clock.keepBusy(sky.retune(personas, clock.now));
    invalidate();
  }, [clock, sky, personas, invalidate]);
  useAttention(clock, isPaused);
  const beams = useBeamsOf(clock, personas);

  useFrame((_, delta) => {
    if (clock.advance(delta)) invalidate();
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
      <mesh geometry={beams.geometry} material={materials.beam} frustumCulled={false} renderOrder={2.5} />
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

/** Keeps the light between bodies as it is told, and the sky drawn until it has faded. */
function useBeamsOf(clock: SkyClock, personas: readonly Persona[]): Beams {
  const invalidate = useThree((three) => three.invalidate);
  const shining = useBeams((state) => state.beams);
  const beams = useMemo(() => new Beams(), []);
  useEffect(() => () => beams.dispose(), [beams]);
  useEffect(() => {
    clock.keepBusy(beams.show(shining, personas));
    invalidate();
  }, [clock, beams, shining, personas, invalidate]);
  return beams;
}

class SkyMaterials {
  private readonly uPaper = { value: 0 };
  private readonly uExtent = { value: 1 };
  readonly body: ShaderMaterial;
  readonly glow: ShaderMaterial;
  readonly rings: ShaderMaterial;
  readonly trait: ShaderMaterial;
  readonly plate: ShaderMaterial;
  readonly stars: ShaderMaterial;
  readonly beam: ShaderMaterial;

  constructor(clock: SkyClock) {
    const { uTime, uNow } = clock;
    const make = (source: { vertex: string; fragment: string }, depthWrite: boolean, uniforms: object = {}) =>
      new ShaderMaterial({
        vertexShader: source.vertex,
        fragmentShader: source.fragment,
        uniforms: { uPaper: this.uPaper, uExtent: this.uExtent, uTime, uNow, ...uniforms },
        transparent: true,
        depthWrite,
        side: 2,
      });
    this.body = make(shaders.body, true);
    this.glow = make(shaders.glow, false);
    this.rings = make(shaders.rings, false, { uRings: { value: new Vector2(ringRadius.core, ringRadius.own) } });
    this.trait = make(shaders.trait, false);
    this.beam = make(beam, false);
    this.plate = make(shaders.plate, false);
    this.stars = make(shaders.stars, false, { uPixelRatio: { value: Math.min(2, devicePixelRatio) } });
  }

  setPaper(isPaper: boolean): void {
    this.uPaper.value = isPaper ? 1 : 0;
    this.glow.blending = this.beam.blending = isPaper ? NormalBlending : AdditiveBlending;
  }

  setExtent(extent: number): void {
    this.uExtent.value = extent;
  }

  dispose(): void {
    [this.body, this.beam, this.glow, this.rings, this.trait, this.plate, this.stars].forEach((material) => material.dispose());
  }
}

const starCount = 700;

function makeStars(): BufferGeometry {
  const positions = new Float32Array(starCount * 3);
  const sizes = new Float32Array(starCount);
  for (let i = 0; i < starCount; i++) {
    // Evenly over a sphere: the golden spiral, shaken a little so that no pattern shows.
    const y = 1 - (2 * (i + 0.5)) / starCount;
    const around = i * 2.399963 + Math.sin(i * 12.9898) * 1.7;
    const radius = 420;
    const flat = Math.sqrt(1 - y * y) * radius;
    positions.set([Math.cos(around) * flat, y * radius, Math.sin(around) * flat], i * 3);
    sizes[i] = (Math.sin(i * 78.233) * 0.5 + 0.5) ** 4;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('aSize', new BufferAttribute(sizes, 1));
  return geometry;
}
