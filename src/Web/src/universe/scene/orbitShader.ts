import { float, hue, presence, sun } from './glsl';

/** How long a trait takes to its new size, in seconds. */
export const changeTime = 0.7;

export const rings = {
  vertex: /* glsl */ `
    attribute vec3 aCenter;
    attribute vec3 aU;
    attribute vec3 aV;
    varying vec2 vAt;
    varying float vPresence;
    ${presence}
    void main() {
      vAt = position.xy * 3.4;
      vec4 eye = modelViewMatrix * vec4(aCenter + vAt.x * aU + vAt.y * aV, 1.0);
      vPresence = presence(aCenter, -eye.z);
      gl_Position = projectionMatrix * eye;
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    uniform vec2 uRings;
    varying vec2 vAt;
    varying float vPresence;
    float line(float at, float r, float width) {
      return 1.0 - smoothstep(0.0, width, abs(r - at));
    }
    void main() {
      float r = length(vAt);
      float width = fwidth(r) * 1.3;
      float angle = atan(vAt.y, vAt.x);
      float dashes = smoothstep(-0.2, 0.2, sin(angle * 48.0));
      float ink = max(line(uRings.x, r, width), line(uRings.y, r, width) * dashes);
      // Between the two, a breath of dust.
      float dust = smoothstep(uRings.x, uRings.x + 0.12, r) * smoothstep(uRings.y, uRings.y - 0.5, r);
      float strength = (ink * mix(0.4, 0.6, uPaper) + dust * mix(0.045, 0.03, uPaper)) * vPresence;
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
    uniform vec2 uRings;
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
    varying float vPresence;
    ${presence}
    ${hue}
    void main() {
      float passed = clamp((uNow - aChange.z) / ${float(changeTime)}, 0.0, 1.0);
      vIntensity = mix(aChange.x, aChange.y, smoothstep(0.0, 1.0, passed));
      vFresh = passed < 1.0 ? sin(passed * 3.14159) : 0.0;
      vAt = position.xy * 2.4;
      // What everybody has is paler; what is its own leans to a colour of its own.
      float own = step(mix(uRings.x, uRings.y, 0.5), aOrbit.x);
      vColor = mix(mix(aColor, vec3(1.0, 0.95, 0.86), 0.18), turned(aColor, 0.2), own);
      float angle = aOrbit.y + uTime * aOrbit.z;
      vec3 place = aCenter + aOrbit.x * (cos(angle) * aU + sin(angle) * aV);
      vec4 eye = modelViewMatrix * vec4(place, 1.0);
      vPresence = presence(aCenter, -eye.z);
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
    varying float vPresence;
    void main() {
      float r = length(vAt);
      float edge = fwidth(r);
      float cover = 1.0 - smoothstep(1.0 - edge, 1.0 + edge, r);
      vec3 normal = vec3(vAt, sqrt(max(0.0, 1.0 - r * r)));
      float light = max(0.0, dot(normal, ${sun}));
      float bright = 0.2 + 0.8 * vIntensity;

      vec3 pearl = mix(vColor * 1.1, vec3(1.0, 0.96, 0.88), 0.08 + 0.6 * light * light * light);
      vec3 night = pearl * (0.2 + 1.0 * light) * bright + vColor * pow(1.0 - normal.z, 2.0) * 0.4 * bright;
      vec3 day = mix(vec3(0.98, 0.95, 0.88), mix(vColor, vec3(0.1), 0.12), bright);
      day = mix(day, vec3(0.13, 0.12, 0.15), smoothstep(1.0 - 3.0 * edge, 1.0 - 1.6 * edge, r) * 0.9);
      vec3 color = mix(night, day, uPaper);

      float halo = pow(max(0.0, 1.0 - r / 2.4), 2.6) * (0.75 * vIntensity * vIntensity + vFresh) * mix(1.0, 0.35, uPaper);
      float alpha = max(cover, halo) * vPresence;
      if (alpha < 0.012) discard;
      gl_FragColor = vec4(mix(vColor, color, cover), alpha);
      #include <colorspace_fragment>
    }
  `,
};
