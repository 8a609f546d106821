/** The plate beneath: circles and rays of a chart, fading outwards, and fainter while somebody is chosen. */
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
    uniform float uFocus;
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
      float strength = max(max(circle, ray * 0.7) * 0.5, ticks) * fade * mix(0.3, 0.42, uPaper) * (1.0 - 0.55 * uFocus);
      if (strength < 0.004) discard;
      gl_FragColor = vec4(mix(vec3(0.62, 0.66, 0.72), vec3(0.35, 0.26, 0.12), uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};

/** Far stars: points by night, from blue to amber, that twinkle a little; small crosses of ink by day. */
export const stars = {
  vertex: /* glsl */ `
    uniform float uPixelRatio;
    uniform float uTime;
    attribute float aSize;
    attribute float aTint;
    varying float vSize;
    varying float vTint;
    varying float vTwinkle;
    void main() {
      vSize = aSize;
      vTint = aTint;
      vTwinkle = 0.86 + 0.14 * sin(uTime * (0.7 + aTint) + aTint * 60.0);
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      gl_PointSize = (2.2 + aSize * 4.5) * uPixelRatio;
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    varying float vSize;
    varying float vTint;
    varying float vTwinkle;
    void main() {
      vec2 at = abs(gl_PointCoord - 0.5) * 2.0;
      float dot_ = pow(max(0.0, 1.0 - length(at)), 1.3) * (0.5 + 0.5 * vSize) * vTwinkle;
      float cross_ = step(min(at.x, at.y), 0.16) * (1.0 - smoothstep(0.6, 1.0, max(at.x, at.y))) * (0.12 + 0.5 * vSize);
      float strength = mix(dot_, cross_, uPaper);
      if (strength < 0.02) discard;
      vec3 night = mix(vec3(0.72, 0.82, 1.0), vec3(1.0, 0.84, 0.62), vTint);
      gl_FragColor = vec4(mix(night, vec3(0.35, 0.27, 0.14), uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};
