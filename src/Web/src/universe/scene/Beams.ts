import { BufferAttribute, Color, InstancedBufferAttribute, InstancedBufferGeometry } from 'three';
import type { Persona } from '../../api/types';
import { beamTime, mostBeams, type Beam } from '../beamStore';
import { placeOf } from './layout';

/**
 * Light between bodies, laid out for the graphics card: one square a beam, stretched between the two. How bright it is, and how far
 * the light has come, is computed there from when it began.
 */
export class Beams {
  readonly geometry = new InstancedBufferGeometry();
  private readonly ends: Readonly<Record<'aFrom' | 'aTo' | 'aColor' | 'aToColor', InstancedBufferAttribute>>;
  private readonly begun = new InstancedBufferAttribute(new Float32Array(mostBeams), 1);

  constructor() {
    const triple = () => new InstancedBufferAttribute(new Float32Array(mostBeams * 3), 3);
    this.ends = { aFrom: triple(), aTo: triple(), aColor: triple(), aToColor: triple() };
    this.geometry.setAttribute('position', new BufferAttribute(new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]), 3));
    this.geometry.setIndex([0, 1, 2, 0, 2, 3]);
    for (const [name, attribute] of Object.entries(this.ends)) this.geometry.setAttribute(name, attribute);
    this.geometry.setAttribute('aBegun', this.begun);
    this.geometry.instanceCount = 0;
  }

  /** Takes the beams between personas that are there. Returns when the last of them will have faded, in the page's seconds. */
  show(beams: readonly Beam[], personas: readonly Persona[]): number {
    const known = new Map(personas.map((persona) => [persona.id, persona]));
    let [count, until] = [0, 0];
    for (const { from, to, at } of beams) {
      const [speaker, listener] = [known.get(from), known.get(to)];
      if (!speaker || !listener) continue;
      this.write('aFrom', 'aColor', count, speaker);
      this.write('aTo', 'aToColor', count, listener);
      this.begun.setX(count++, at);
      until = Math.max(until, at + beamTime);
    }
    this.geometry.instanceCount = count;
    [...Object.values(this.ends), this.begun].forEach((attribute) => (attribute.needsUpdate = true));
    return until;
  }

  dispose(): void {
    this.geometry.dispose();
  }

  private write(end: 'aFrom' | 'aTo', tint: 'aColor' | 'aToColor', index: number, { id, color }: Persona): void {
    const { x, y, z } = placeOf(id).center;
    const { r, g, b } = new Color(color);
    this.ends[end].setXYZ(index, x, y, z);
    this.ends[tint].setXYZ(index, r, g, b);
  }
}
