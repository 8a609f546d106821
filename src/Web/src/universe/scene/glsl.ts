/*
 * Everything is drawn on squares. `uTime` moves the orbits and stands still when they do; `uNow` is the time that changes of
 * intensity are timed by. `uPaper` is 0 by night (light on ink) and 1 by day (ink on paper). `uFocus` rises to 1 while somebody is
 * chosen, who stands at `uChosen`: the others then step back.
 */

/** A number as a shader takes it: never without its point. */
export const float = (value: number) => value.toFixed(3);

export const noise = /* glsl */ `
  float hash(vec3 p) {
    p = fract(p * 0.3183099 + 0.1);
    p *= 17.0;
    return fract(p.x * p.y * p.z * (p.x + p.y + p.z));
  }
  float noise(vec3 x) {
    vec3 i = floor(x);
    vec3 f = fract(x);
    f = f * f * (3.0 - 2.0 * f);
    return mix(
      mix(mix(hash(i), hash(i + vec3(1, 0, 0)), f.x), mix(hash(i + vec3(0, 1, 0)), hash(i + vec3(1, 1, 0)), f.x), f.y),
      mix(mix(hash(i + vec3(0, 0, 1)), hash(i + vec3(1, 0, 1)), f.x), mix(hash(i + vec3(0, 1, 1)), hash(i + vec3(1, 1, 1)), f.x), f.y),
      f.z);
  }
  float layers(vec3 p) {
    return 0.55 * noise(p) + 0.3 * noise(p * 2.1) + 0.15 * noise(p * 4.3);
  }
`;

/** A colour beside another on the wheel, `angle` radians away. */
export const hue = /* glsl */ `
  vec3 turned(vec3 color, float angle) {
    vec3 grey = vec3(0.57735);
    return max(vec3(0.0), color * cos(angle) + cross(grey, color) * sin(angle) + grey * dot(grey, color) * (1.0 - cos(angle)));
  }
`;

/** How present something of a system is: less the farther away it stands, and little while another is chosen. */
export const presence = /* glsl */ `
  uniform vec3 uChosen;
  uniform float uFocus;
  uniform float uExtent;
  float presence(vec3 center, float away) {
    float other = step(0.01, distance(center, uChosen));
    float haze = smoothstep(1.3 * uExtent, 3.6 * uExtent, away);
    return mix(1.0, 0.2, uFocus * other) * (1.0 - 0.35 * haze);
  }
`;

/** Where the light comes from, as the eye sees it. */
export const sun = 'normalize(vec3(-0.55, 0.5, 0.62))';
