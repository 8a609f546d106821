import { beamTime } from '../beamStore';
import { float } from './glsl';

/** A ribbon between two bodies, with a light that runs from the one to the other and fades. */
export const beam = {
  vertex: /* glsl */ `
    uniform float uNow;
    attribute vec3 aFrom;
    attribute vec3 aTo;
    attribute vec3 aColor;
    attribute vec3 aToColor;
    attribute float aBegun;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vAge;
    void main() {
      vAt = position.xy;
      vColor = mix(aColor, aToColor, position.x);
      vAge = clamp((uNow - aBegun) / ${float(beamTime)}, 0.0, 1.0);
      vec4 from = modelViewMatrix * vec4(aFrom, 1.0);
      vec4 to = modelViewMatrix * vec4(aTo, 1.0);
      vec2 along = to.xy - from.xy;
      vec2 across = length(along) > 0.0001 ? normalize(vec2(-along.y, along.x)) : vec2(0.0, 1.0);
      vec4 eye = mix(from, to, position.x);
      eye.xy += across * position.y * 0.34;
      gl_Position = projectionMatrix * eye;
    }
  `,
  fragment: /* glsl */ `
    uniform float uPaper;
    varying vec2 vAt;
    varying vec3 vColor;
    varying float vAge;
    void main() {
      float core = pow(1.0 - abs(vAt.y), 3.0);
      float head = vAge * 3.0;
      float lit = 1.0 - smoothstep(head - 0.1, head + 0.02, vAt.x);
      float spark = exp(-pow((vAt.x - fract(head)) * 9.0, 2.0));
      float strength = core * lit * (0.45 + 0.9 * spark) * (1.0 - smoothstep(0.5, 1.0, vAge));
      strength *= mix(1.0, 0.85, uPaper);
      if (strength < 0.006) discard;
      vec3 night = mix(vColor, vec3(1.0, 0.95, 0.86), 0.3 + 0.5 * spark);
      gl_FragColor = vec4(mix(night, vColor * 0.7, uPaper), strength);
      #include <colorspace_fragment>
    }
  `,
};
