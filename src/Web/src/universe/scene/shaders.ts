/*
 * Everything is drawn on squares. `uTime` moves the orbits and stands still when they do; `uNow` is the time that changes of
 * intensity are timed by. `uPaper` is 0 by night (light on ink) and 1 by day (ink on paper).
 */

const noise = /* glsl */ `
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

/** A square that faces the eye, `reach` times as large as the body. */
const facing = (reach: string) => /* glsl */ `
  attribute vec3 aCenter;
  attribute vec3 aColor;
  attribute float aSeed;
  varying vec2 vAt;
  varying vec3 vColor;
  varying float vSeed;
  void main() {
    vAt = position.xy * ${reach};
    vColor = aColor;
    vSeed = aSeed;
    vec4 eye = modelViewMatrix * vec4(aCenter, 1.0);
    eye.xy += vAt * (0.82 + 0.36 * aSeed);
    gl_Position = projectionMatrix * eye;
  }
`;

export const body = {
  vertex: facing('1.06'),
  fragment: /* glsl */ `
    uniform float uTime;
    uniform float uPaper;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vSeed;
    ${noise}
    void main() {
      float r = length(vAt);
      float edge = fwidth(r) * 1.2;
      float cover = 1.0 - smoothstep(1.0 - edge, 1.0, r);
      if (cover < 0.01) discard;

      vec3 normal = vec3(vAt, sqrt(max(0.0, 1.0 - r * r)));
      float turn = uTime * 0.12 + vSeed * 6.28;
      vec3 ground = vec3(
        normal.x * cos(turn) + normal.z * sin(turn), normal.y, normal.z * cos(turn) - normal.x * sin(turn));

      // Between a banded giant and a mottled stone, as the seed has it.
      vec3 stretched = ground * mix(vec3(1.1, 5.5, 1.1), vec3(2.6), fract(vSeed * 7.3)) + vSeed * 40.0;
      float relief = layers(stretched + 0.7 * layers(ground * 2.0 + vSeed * 9.0));
      float light = max(0.0, dot(normal, normalize(vec3(-0.5, 0.55, 0.68))));

      vec3 deep = vColor * 0.34;
      vec3 pale = mix(vColor, vec3(1.0, 0.95, 0.86), 0.42);
      vec3 surface = mix(deep, pale, smoothstep(0.22, 0.8, relief));

      vec3 night = surface * (0.1 + 1.15 * light) + vColor * pow(1.0 - normal.z, 2.5) * 0.75;

      // Engraved: flat colour, hatching where the shade falls, an inked outline.
      vec3 ink = vec3(0.13, 0.12, 0.15);
      vec3 wash = mix(mix(vColor, surface, 0.45), vec3(1.0, 0.97, 0.9), 0.12 + 0.3 * light);
      float shade = 1.0 - smoothstep(0.1, 0.5, light + 0.12 * (relief - 0.5));
      float lines = smoothstep(-0.1, 0.7, sin((vAt.x + vAt.y * 0.85) * 38.0));
      vec3 day = mix(wash, ink, shade * lines * 0.42);
      day = mix(day, ink, smoothstep(1.0 - 3.0 * edge, 1.0 - 1.5 * edge, r) * 0.9);

      gl_FragColor = vec4(mix(night, day, uPaper), cover);
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
    void main() {
      float r = length(vAt);
      float fall = smoothstep(4.2, 0.6, r);
      float strength = mix(0.34, 0.16, uPaper) * fall * fall * fall;
      if (strength < 0.004) discard;
      gl_FragColor = vec4(mix(vColor * 1.1, vColor * 0.75, uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};

export const rings = {
  vertex: /* glsl */ `
    attribute vec3 aCenter;
    attribute vec3 aU;
    attribute vec3 aV;
    varying vec2 vAt;
    void main() {
      vAt = position.xy * 3.4;
      gl_Position = projectionMatrix * modelViewMatrix * vec4(aCenter + vAt.x * aU + vAt.y * aV, 1.0);
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    uniform vec2 uRings;
    varying vec2 vAt;
    float line(float at, float r, float width) {
      return 1.0 - smoothstep(0.0, width, abs(r - at));
    }
    void main() {
      float r = length(vAt);
      float width = fwidth(r) * 1.3;
      float angle = atan(vAt.y, vAt.x);
      float dashes = smoothstep(-0.2, 0.2, sin(angle * 48.0));
      float ink = max(line(uRings.x, r, width), line(uRings.y, r, width) * dashes);
      float strength = ink * mix(0.42, 0.6, uPaper);
      if (strength < 0.01) discard;
      gl_FragColor = vec4(mix(vec3(0.86, 0.74, 0.5), vec3(0.16, 0.13, 0.08), uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};

export const trait = {
  vertex: /* glsl */ `
    uniform float uTime;
    uniform float uNow;
    attribute vec3 aCenter;
    attribute vec3 aU;
    attribute vec3 aV;
    attribute vec3 aColor;
    attribute vec3 aOrbit;
    attribute vec3 aChange;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vIntensity;
    varying float vFresh;
    void main() {
      float passed = clamp((uNow - aChange.z) / 0.7, 0.0, 1.0);
      vIntensity = mix(aChange.x, aChange.y, smoothstep(0.0, 1.0, passed));
      vFresh = passed < 1.0 ? sin(passed * 3.14159) : 0.0;
      vAt = position.xy * 2.4;
      vColor = aColor;
      float angle = aOrbit.y + uTime * aOrbit.z;
      vec3 place = aCenter + aOrbit.x * (cos(angle) * aU + sin(angle) * aV);
      vec4 eye = modelViewMatrix * vec4(place, 1.0);
      eye.xy += vAt * (0.07 + 0.25 * vIntensity + 0.12 * vFresh);
      gl_Position = projectionMatrix * eye;
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vIntensity;
    varying float vFresh;
    void main() {
      float r = length(vAt);
      float edge = fwidth(r);
      float cover = 1.0 - smoothstep(1.0 - edge, 1.0 + edge, r);
      vec3 normal = vec3(vAt, sqrt(max(0.0, 1.0 - r * r)));
      float light = max(0.0, dot(normal, normalize(vec3(-0.5, 0.55, 0.68))));
      float bright = 0.25 + 0.75 * vIntensity;

      vec3 pearl = mix(vColor * 1.15, vec3(1.0, 0.96, 0.88), 0.06 + 0.5 * light * light * light);
      vec3 night = pearl * (0.34 + 0.85 * light) * bright + vColor * pow(1.0 - normal.z, 2.0) * 0.5;
      vec3 day = mix(vec3(0.98, 0.95, 0.88), mix(vColor, vec3(0.1), 0.12), bright);
      day = mix(day, vec3(0.13, 0.12, 0.15), smoothstep(1.0 - 3.0 * edge, 1.0 - 1.6 * edge, r) * 0.9);
      vec3 color = mix(night, day, uPaper);

      float halo = pow(max(0.0, 1.0 - r / 2.4), 2.6) * (0.5 * vIntensity + vFresh) * mix(1.0, 0.35, uPaper);
      float alpha = max(cover, halo);
      if (alpha < 0.012) discard;
      gl_FragColor = vec4(mix(vColor, color, cover), alpha);
      #include <colorspace_fragment>
    }
  `,
};

/** The plate beneath: circles and rays of a chart, fading outwards. */
export const plate = {
  vertex: /* glsl */ `
    uniform float uExtent;
    varying vec2 vAt;
    void main() {
      vAt = position.xy * uExtent * 2.2;
      gl_Position = projectionMatrix * modelViewMatrix * vec4(vAt.x, -2.6, vAt.y, 1.0);
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    uniform float uExtent;
    varying vec2 vAt;
    void main() {
      float r = length(vAt);
      float angle = atan(vAt.y, vAt.x) / 6.2831853;
      float gap = uExtent / 4.0;
      float wide = fwidth(r);
      float circle = 1.0 - smoothstep(0.0, wide * 1.2, abs(fract(r / gap - 0.5) - 0.5) * gap);
      float step12 = abs(fract(angle * 12.0 - 0.5) - 0.5) / 12.0 * 6.2831853 * r;
      float ray = (1.0 - smoothstep(0.0, fwidth(step12) * 1.2, step12)) * step(gap * 0.5, r);
      float step72 = abs(fract(angle * 72.0 - 0.5) - 0.5) / 72.0 * 6.2831853 * r;
      float rim = uExtent * 1.25;
      float ticks = (1.0 - smoothstep(0.0, fwidth(step72) * 1.2, step72)) * step(rim, r) * step(r, rim * 1.025);
      float fade = 1.0 - smoothstep(uExtent * 0.4, uExtent * 1.7, r);
      float strength = max(max(circle, ray * 0.7) * 0.5, ticks) * fade * mix(0.3, 0.42, uPaper);
      if (strength < 0.004) discard;
      gl_FragColor = vec4(mix(vec3(0.62, 0.66, 0.72), vec3(0.35, 0.26, 0.12), uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};

/** Far stars: points by night, small crosses of ink by day. */
export const stars = {
  vertex: /* glsl */ `
    uniform float uPixelRatio;
    attribute float aSize;
    varying float vSize;
    void main() {
      vSize = aSize;
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      gl_PointSize = (2.0 + aSize * 4.0) * uPixelRatio;
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    varying float vSize;
    void main() {
      vec2 at = abs(gl_PointCoord - 0.5) * 2.0;
      float dot_ = pow(max(0.0, 1.0 - length(at)), 1.6) * (0.35 + 0.65 * vSize);
      float cross_ = step(min(at.x, at.y), 0.16) * (1.0 - smoothstep(0.6, 1.0, max(at.x, at.y))) * (0.25 + 0.4 * vSize);
      float strength = mix(dot_, cross_, uPaper);
      if (strength < 0.02) discard;
      gl_FragColor = vec4(mix(vec3(0.95, 0.92, 0.85), vec3(0.35, 0.27, 0.14), uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};
