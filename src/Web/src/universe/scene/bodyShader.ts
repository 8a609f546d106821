import { hue, noise, presence, sun } from './glsl';

/** A square that faces the eye, `reach` times as large as the body. The body's own axes come along, as the eye sees them. */
const facing = (reach: string) => /* glsl */ `
  attribute vec3 aCenter;
  attribute vec3 aU;
  attribute vec3 aV;
  attribute vec3 aColor;
  attribute float aSeed;
  varying vec2 vAt;
  varying vec3 vColor;
  varying vec3 vU;
  varying vec3 vV;
  varying float vSeed;
  varying float vPresence;
  ${presence}
  void main() {
    vAt = position.xy * ${reach};
    vColor = aColor;
    vSeed = aSeed;
    vU = mat3(modelViewMatrix) * aU;
    vV = mat3(modelViewMatrix) * aV;
    vec4 eye = modelViewMatrix * vec4(aCenter, 1.0);
    vPresence = presence(aCenter, -eye.z);
    eye.xy += vAt * (0.82 + 0.36 * aSeed);
    gl_Position = projectionMatrix * eye;
  }
`;

/*
 * What the ground of a body is like, by its seed: a giant with bands and a storm, a world of seas with caps of ice and clouds, or a
 * stone whose cracks glow. Bands and caps lie as the orbits do. The answer is colour, and in the last place what glows by itself.
 */
const ground = /* glsl */ `
  ${noise}
  ${hue}
  vec4 giant(vec3 at, vec3 color, float seed) {
    float swirl = layers(at * vec3(2.2, 5.0, 2.2) + seed * 40.0);
    float height = at.y * (4.0 + 4.0 * seed) + 1.3 * (swirl - 0.5);
    float bands = 0.5 + 0.5 * sin(height * 2.4 + 2.0 * noise(vec3(seed * 9.0, height * 0.8, 1.0)));
    float streaks = noise(vec3(at.x * 2.0, height * 5.0, at.z * 2.0) + seed * 13.0);
    vec3 here = mix(turned(color, -0.22) * 0.5, mix(color, vec3(1.0, 0.93, 0.82), 0.42), smoothstep(0.0, 1.0, 0.72 * bands + 0.28 * streaks));
    here = mix(here, turned(color, 0.3) * 0.8, 0.4 * smoothstep(0.5, 0.8, swirl));
    vec3 storm = normalize(vec3(cos(seed * 31.0), 0.55 * sin(seed * 17.0), sin(seed * 31.0)));
    float near = length((at - storm) * vec3(1.0, 1.9, 1.0));
    float eye = smoothstep(0.34, 0.2, near + 0.08 * (swirl - 0.5));
    return vec4(mix(here, mix(turned(color, 0.7), vec3(1.0, 0.9, 0.8), 0.45), 0.8 * eye), 0.0);
  }
  vec4 seas(vec3 at, vec3 color, float seed, float time) {
    float relief = layers(at * 2.1 + seed * 40.0 + 0.6 * noise(at * 4.0 + seed));
    float land = smoothstep(0.49, 0.54, relief);
    vec3 water = mix(turned(color, 0.22) * 0.2, color * 0.62, smoothstep(0.3, 0.5, relief));
    vec3 soil = mix(turned(color, -0.34) * 0.75, mix(color, vec3(1.0, 0.93, 0.8), 0.45), smoothstep(0.52, 0.72, relief));
    vec3 here = mix(water, soil, land);
    here = mix(here, mix(vec3(0.82, 0.86, 0.9), color, 0.12), smoothstep(0.88, 0.94, abs(at.y) + 0.24 * (relief - 0.5)));
    float clouds = smoothstep(0.52, 0.74, layers(at * vec3(2.6, 4.4, 2.6) + vec3(time * 0.03, seed * 11.0, 0.0)));
    return vec4(mix(here, vec3(0.86, 0.85, 0.83), 0.55 * clouds), -(1.0 - land) * (1.0 - clouds));
  }
  vec4 stone(vec3 at, vec3 color, float seed) {
    float rough = layers(at * 2.7 + seed * 40.0);
    float fine = noise(at * 9.0 + seed * 7.0);
    float cracks = 1.0 - abs(2.0 * noise(at * 3.1 + 1.4 * rough + seed * 23.0) - 1.0);
    float glowing = smoothstep(0.9, 1.0, cracks) * smoothstep(0.62, 0.34, rough);
    vec3 here = mix(color * 0.2, mix(turned(color, 0.25), vec3(0.9, 0.87, 0.82), 0.35), smoothstep(0.25, 0.78, rough + 0.18 * (fine - 0.5)));
    return vec4(mix(here, mix(turned(color, -0.3), vec3(1.0, 0.9, 0.7), 0.4), glowing), glowing);
  }
  vec4 groundAt(vec3 at, vec3 color, float seed, float time) {
    float kind = fract(seed * 7.3);
    if (kind < 0.36) return giant(at, color, seed);
    if (kind < 0.7) return seas(at, color, seed, time);
    return stone(at, color, seed);
  }
`;

export const body = {
  vertex: facing('1.06'),
  fragment: /* glsl */ `
    uniform float uTime;
    uniform float uPaper;
    varying vec2 vAt;
    varying vec3 vColor;
    varying vec3 vU;
    varying vec3 vV;
    varying float vSeed;
    varying float vPresence;
    ${ground}
    void main() {
      float r = length(vAt);
      float edge = fwidth(r) * 1.2;
      float cover = 1.0 - smoothstep(1.0 - edge, 1.0, r);
      if (cover < 0.01) discard;

      vec3 normal = vec3(vAt, sqrt(max(0.0, 1.0 - r * r)));
      vec3 axis = cross(vV, vU);
      float turn = uTime * 0.1 + vSeed * 6.28;
      vec3 still = vec3(dot(normal, vU), dot(normal, axis), dot(normal, vV));
      vec3 at = vec3(still.x * cos(turn) + still.z * sin(turn), still.y, still.z * cos(turn) - still.x * sin(turn));
      vec4 here = groundAt(at, vColor, vSeed, uTime);

      float facingSun = dot(normal, ${sun});
      float light = smoothstep(-0.18, 1.0, facingSun);
      float rim = pow(1.0 - normal.z, 3.0);
      vec3 air = mix(vColor, vec3(1.0, 0.97, 0.9), 0.3);
      vec3 night = here.rgb * (0.05 + 1.12 * light) + air * rim * (0.16 + 1.1 * light);
      night += here.rgb * max(0.0, here.a) * (1.1 - 0.6 * light);
      // Water answers the light with a glint.
      float glint = pow(max(0.0, dot(reflect(-${sun}, normal), vec3(0.0, 0.0, 1.0))), 22.0);
      night += vec3(1.0, 0.95, 0.85) * glint * 0.55 * max(0.0, -here.a);

      // Engraved: a wash of colour, hatching where the shade falls, an inked outline.
      vec3 ink = vec3(0.13, 0.12, 0.15);
      vec3 wash = mix(mix(vColor, here.rgb, 0.5), vec3(1.0, 0.97, 0.9), 0.1 + 0.3 * light);
      float shade = 1.0 - smoothstep(0.02, 0.5, facingSun + 0.1 * (here.g - 0.5));
      float lines = smoothstep(-0.1, 0.7, sin((vAt.x + vAt.y * 0.85) * 38.0));
      vec3 day = mix(wash, ink, shade * (0.12 + lines * 0.4));
      day = mix(day, ink, smoothstep(1.0 - 3.0 * edge, 1.0 - 1.5 * edge, r) * 0.9);

      gl_FragColor = vec4(mix(night, day, uPaper), cover * vPresence);
      #include <colorspace_fragment>
    }
  `,
};

export const glow = {
  vertex: facing('4.2'),
  fragment: /* glsl */ `
    uniform float uPaper;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vPresence;
    void main() {
      float r = length(vAt);
      float fall = smoothstep(4.2, 0.6, r);
      // A wide glow, and close about the body a seam of lit air, brighter where the light comes from.
      float sunward = 0.6 + 0.4 * dot(vAt / max(r, 0.001), normalize(vec2(-0.55, 0.5)));
      float air = exp(-max(0.0, r - 1.0) * 7.0) * step(0.9, r) * sunward;
      float strength = mix(0.26, 0.16, uPaper) * fall * fall * fall + mix(0.42, 0.0, uPaper) * air;
      strength *= vPresence;
      if (strength < 0.004) discard;
      gl_FragColor = vec4(mix(vColor * 1.1, vColor * 0.75, uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};
