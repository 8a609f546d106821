import { BufferAttribute, BufferGeometry, Matrix4, Vector3 } from 'three';

const starCount = 3200;
/** How many of them lie in the band that crosses the sky. */
const inBand = 0.45;
const radius = 420;

/** A number in [0, 1) that is always the same for the same star. */
const chance = (star: number, what: number) => {
  const wave = Math.sin(star * 12.9898 + what * 78.233) * 43758.5453;
  return wave - Math.floor(wave);
};

/** The far stars: some over the whole sky, the others along a band; most of them faint. */
export function makeStars(): BufferGeometry {
  const positions = new Float32Array(starCount * 3);
  const sizes = new Float32Array(starCount);
  const tints = new Float32Array(starCount);
  const tilt = new Matrix4().makeRotationZ(0.5).multiply(new Matrix4().makeRotationX(0.35));
  const at = new Vector3();
  for (let i = 0; i < starCount; i++) {
    const isInBand = i < starCount * inBand;
    // The sum of three chances gathers in the middle of the band.
    const thin = (chance(i, 1) + chance(i, 2) + chance(i, 3)) / 1.5 - 1;
    const height = isInBand ? thin * 0.42 : chance(i, 1) * 2 - 1;
    const around = chance(i, 4) * Math.PI * 2;
    const flat = Math.sqrt(1 - height * height);
    at.set(Math.cos(around) * flat, height, Math.sin(around) * flat).multiplyScalar(radius);
    at.applyMatrix4(tilt).toArray(positions, i * 3);
    sizes[i] = chance(i, 5) ** (isInBand ? 7 : 4);
    tints[i] = chance(i, 6);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('aSize', new BufferAttribute(sizes, 1));
  geometry.setAttribute('aTint', new BufferAttribute(tints, 1));
  return geometry;
}
