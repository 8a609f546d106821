import { AdditiveBlending, NormalBlending, ShaderMaterial, Vector2 } from 'three';
import { body, glow } from './bodyShader';
import { plate, stars } from './farShader';
import type { Focus } from './Focus';
import { ringRadius } from './layout';
import { rings, trait } from './orbitShader';
import type { SkyClock } from './SkyClock';

/** What the sky is painted with. All share their uniforms: a frame changes three numbers and uploads nothing else. */
export class SkyMaterials {
  readonly body: ShaderMaterial;
  readonly glow: ShaderMaterial;
  readonly rings: ShaderMaterial;
  readonly trait: ShaderMaterial;
  readonly plate: ShaderMaterial;
  readonly stars: ShaderMaterial;
  private readonly uPaper = { value: 0 };
  private readonly uExtent = { value: 1 };

  constructor({ uTime, uNow }: SkyClock, { uChosen, uFocus }: Focus) {
    const uRings = { value: new Vector2(ringRadius.core, ringRadius.own) };
    const uPixelRatio = { value: Math.min(2, devicePixelRatio) };
    const uniforms = { uPaper: this.uPaper, uExtent: this.uExtent, uTime, uNow, uChosen, uFocus, uRings, uPixelRatio };
    const make = (source: { vertex: string; fragment: string }, depthWrite = false) =>
      new ShaderMaterial({
        vertexShader: source.vertex,
        fragmentShader: source.fragment,
        uniforms,
        transparent: true,
        depthWrite,
        side: 2,
      });
    this.body = make(body, true);
    this.glow = make(glow);
    this.rings = make(rings);
    this.trait = make(trait);
    this.plate = make(plate);
    this.stars = make(stars);
  }

  setPaper(isPaper: boolean): void {
    this.uPaper.value = isPaper ? 1 : 0;
    this.glow.blending = isPaper ? NormalBlending : AdditiveBlending;
  }

  setExtent(extent: number): void {
    this.uExtent.value = extent;
  }

  dispose(): void {
    [this.body, this.glow, this.rings, this.trait, this.plate, this.stars].forEach((material) => material.dispose());
  }
}
