import { useFrame, useThree } from '@react-three/fiber';
import { useMemo } from 'react';
import { PerspectiveCamera, Vector3 } from 'three';
import { ringRadius } from './layout';
import type { Sky } from './Sky';

/** A name is shown from this many pixels of its body's system on. */
const smallest = 24;

/** Puts each name beneath its body, and hides those of bodies too far away to be told apart. */
export function Labels({ sky, elements }: { sky: Sky; elements: ReadonlyMap<string, HTMLElement> }) {
  const size = useThree((three) => three.size);
  const at = useMemo(() => new Vector3(), []);

  useFrame(({ camera }) => {
    if (!(camera instanceof PerspectiveCamera)) return;
    const focal = size.height / 2 / Math.tan((camera.fov * Math.PI) / 360);
    for (const { personaId, center } of sky.systems) {
      const element = elements.get(personaId);
      if (!element) continue;
      const reach = (ringRadius.own * focal) / at.copy(center).distanceTo(camera.position);
      at.copy(center).project(camera);
      const isSeen = at.z < 1 && reach > smallest && Math.abs(at.x) < 1.1 && Math.abs(at.y) < 1.1;
      const visibility = isSeen ? 'visible' : 'hidden';
      if (element.style.visibility !== visibility) element.style.visibility = visibility;
      if (isSeen) {
        const x = ((at.x + 1) / 2) * size.width;
        const y = ((1 - at.y) / 2) * size.height + reach * 0.74 + 4;
        element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translateX(-50%)`;
      }
    }
  });

  return null;
}
