import { Color, InstancedBufferAttribute, InstancedBufferGeometry, BufferAttribute, Vector3 } from 'three';
import type { Persona } from '../../api/types';
import { orbitsOf } from '../../personas/orbits';
import { traitKey } from '../../personas/traitId';
import { hash01 } from '../../shared/hash';
import { placeOf, ringRadius, type Place } from './layout';
import { changeTime } from './orbitShader';

const speed = { core: 0.2, own: 0.11 };

/** A trait in the sky: which it is, and the numbers that its orbit is made of. */
interface Mote {
  personaId: string;
  traitId: string;
  place: Place;
  radius: number;
  phase: number;
  speed: number;
}

/** A system as the pointer and the labels need it. */
export interface System {
  personaId: string;
  center: Vector3;
  /** The directions that span the plane of its rings. */
  u: Vector3;
  v: Vector3;
}

const corners = new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]);
const triangles = [0, 1, 2, 0, 2, 3];

/**
 * Everything that shines, laid out for the graphics card: a body and its rings are one square each, a trait another. Where a trait
 * is at a time is computed there; here only when the pointer asks.
 */
export class Sky {
  readonly systems: readonly System[];
  readonly bodies: InstancedBufferGeometry;
  readonly traits: InstancedBufferGeometry;
  private readonly motes: readonly Mote[];
  private readonly moteAt = new Map<string, number>();
  private readonly changes: InstancedBufferAttribute;

  constructor(personas: readonly Persona[]) {
    const places = personas.map((persona) => placeOf(persona.id));
    this.systems = personas.map((persona, i) => {
      const { center, u, v } = places[i]!;
      return { personaId: persona.id, center: vector(center), u: vector(u), v: vector(v) };
    });
    this.motes = personas.flatMap((persona, i) =>
      orbitsOf(persona).map(({ trait, ring, angle }) => ({
        personaId: persona.id,
        traitId: trait.id,
        place: places[i]!,
        radius: ringRadius[ring],
        phase: angle,
        speed: speed[ring] * (0.75 + 0.5 * hash01(persona.id)),
      })),
    );
    this.motes.forEach((mote, i) => this.moteAt.set(traitKey(mote.personaId, mote.traitId), i));

    const colors = personas.map((persona) => new Color(persona.color));
    const colorOf = new Map(personas.map((persona, i) => [persona.id, colors[i]!]));
    this.bodies = squares(personas.length, places, {
      aColor: [3, colors.flatMap((color) => color.toArray())],
      aSeed: [1, personas.map((persona) => hash01(persona.id))],
    });

    const intensities = personas.flatMap((persona) => orbitsOf(persona).map(({ trait }) => trait.intensity));
    this.traits = squares(this.motes.length, this.motes.map((mote) => mote.place), {
      aColor: [3, this.motes.flatMap((mote) => colorOf.get(mote.personaId)!.toArray())],
      aOrbit: [3, this.motes.flatMap((mote) => [mote.radius, mote.phase, mote.speed])],
      aChange: [3, intensities.flatMap((intensity) => [intensity, intensity, -changeTime])],
    });
    this.changes = this.traits.getAttribute('aChange') as InstancedBufferAttribute;
  }

  /** What two lists of personas must share for one sky to serve both: who and what is there, not how strong it is. */
  static shapeOf(personas: readonly Persona[]): string {
    return personas
      .map((persona) => [persona.id, persona.color, ...persona.traits.map((trait) => trait.id)].join('/'))
      .join('|');
  }

  /**
   * Lets traits whose intensity differs grow or shrink, from a time on, or be as they are now at once. Returns when the last of them
   * will be done.
   */
  retune(personas: readonly Persona[], now: number, atOnce = false): number {
    const from = atOnce ? now - changeTime : now;
    let until = now;
    for (const persona of personas) {
      for (const trait of persona.traits) {
        const mote = this.moteAt.get(traitKey(persona.id, trait.id));
        if (mote !== undefined && this.changes.getY(mote) !== Math.fround(trait.intensity)) {
          this.changes.setXYZ(mote, this.intensityAt(mote, now), trait.intensity, from);
          this.changes.needsUpdate = true;
          until = from + changeTime;
        }
      }
    }
    return until;
  }

  get traitCount(): number {
    return this.motes.length;
  }

  traitAt(index: number): { personaId: string; traitId: string } {
    return this.motes[index]!;
  }

  /** Writes where a trait is at a time. */
  locate(index: number, time: number, out: Vector3): Vector3 {
    const { place, radius, phase, speed } = this.motes[index]!;
    const angle = phase + time * speed;
    const a = Math.cos(angle) * radius;
    const b = Math.sin(angle) * radius;
    return out.set(
      place.center.x + a * place.u.x + b * place.v.x,
      place.center.y + a * place.u.y + b * place.v.y,
      place.center.z + a * place.u.z + b * place.v.z,
    );
  }

  dispose(): void {
    this.bodies.dispose();
    this.traits.dispose();
  }

  // As the shader has it.
  private intensityAt(mote: number, now: number): number {
    const passed = Math.min(1, Math.max(0, (now - this.changes.getZ(mote)) / changeTime));
    const eased = passed * passed * (3 - 2 * passed);
    return this.changes.getX(mote) + (this.changes.getY(mote) - this.changes.getX(mote)) * eased;
  }
}

const vector = ({ x, y, z }: Place['center']) => new Vector3(x, y, z);

function squares(
  count: number,
  places: readonly Place[],
  attributes: Record<string, [itemSize: number, values: number[]]>,
): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex(triangles);
  geometry.instanceCount = count;
  const all = {
    aCenter: [3, places.flatMap(({ center }) => [center.x, center.y, center.z])],
    aU: [3, places.flatMap(({ u }) => [u.x, u.y, u.z])],
    aV: [3, places.flatMap(({ v }) => [v.x, v.y, v.z])],
    ...attributes,
  } as Record<string, [number, number[]]>;
  for (const [name, [itemSize, values]] of Object.entries(all)) {
    geometry.setAttribute(name, new InstancedBufferAttribute(new Float32Array(values), itemSize));
  }
  return geometry;
}
