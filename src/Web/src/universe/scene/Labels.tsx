import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { PerspectiveCamera, Vector3, type Camera } from 'three';
import { ringRadius } from './layout';
import { LabelLayout, middleWithin } from './LabelLayout';
import type { Sky, System } from './Sky';

/** A name is shown from this many pixels of its body's system on. */
const smallest = 24;
const height = 22;
const gap = 3;
/** How far the strongest trait stands out over its ring. */
const overhang = 0.2;

interface LabelsProps {
  sky: Sky;
  elements: ReadonlyMap<string, HTMLElement>;
  selectedId: string | null;
}

/** Puts each name beneath its rings, so that none covers another. Only when the view has changed: orbits move no name. */
export function Labels({ sky, elements, selectedId }: LabelsProps) {
  const size = useThree((three) => three.size);
  const layout = useMemo(() => new LabelLayout(sky.systems.length), [sky]);
  const view = useMemo(() => new View(), []);
  const widths = useWidths(elements, view, sky);
  const at = useMemo(() => new Vector3(), []);

  useEffect(() => view.forget(), [view, layout, size, selectedId]);

  useFrame(({ camera }) => {
    if (!(camera instanceof PerspectiveCamera) || !view.changed(camera)) return;
    const focal = size.height / 2 / Math.tan((camera.fov * Math.PI) / 360);
    for (let i = 0; i < sky.systems.length; i++) {
      const system = sky.systems[i]!;
      const away = at.copy(system.center).distanceTo(camera.position);
      const reach = (ringRadius.own * focal) / away;
      at.project(camera);
      if (at.z >= 1 || reach <= smallest || Math.abs(at.x) > 1.1 || Math.abs(at.y) > 1.1) {
        layout.skip(i);
        continue;
      }
      const width = widths.get(system.personaId) ?? 0;
      const x = middleWithin(size.width, ((at.x + 1) / 2) * size.width, width);
      const y = ((1 - at.y) / 2) * size.height;
      const drop = dropOf(system, camera) * focal;
      const isSelected = system.personaId === selectedId;
      layout.wish(i, x, y + drop + gap, y - drop - gap, width, isSelected ? -1 : away);
    }
    layout.arrange(height);
    show(sky, layout, elements);
  });

  return null;
}

/** How far the rings of a system reach down in the picture, for a focal length of one. */
function dropOf({ center, u, v }: System, { matrixWorldInverse: { elements: m } }: Camera): number {
  const along = (row: number, { x, y, z }: Vector3) => x * m[row]! + y * m[row + 4]! + z * m[row + 8]!;
  const depth = -along(2, center) - m[14];
  // What lies low in the picture is seen from more above than what lies in its middle.
  const slope = (along(1, center) + m[13]) / depth;
  const tall = Math.hypot(along(1, u) + slope * along(2, u), along(1, v) + slope * along(2, v));
  return (ringRadius.own * tall * (1 + ringRadius.own / depth / 2) + overhang) / depth;
}

function show(sky: Sky, layout: LabelLayout, elements: ReadonlyMap<string, HTMLElement>): void {
  for (let i = 0; i < sky.systems.length; i++) {
    const element = elements.get(sky.systems[i]!.personaId);
    if (!element) continue;
    const visibility = layout.isShown[i] ? 'visible' : 'hidden';
    if (element.style.visibility !== visibility) element.style.visibility = visibility;
    if (layout.isShown[i]) {
      element.style.transform = `translate(${layout.x[i]!.toFixed(1)}px, ${layout.y[i]!.toFixed(1)}px) translateX(-50%)`;
    }
  }
}

/** How wide each name is, without asking the page to be laid out. */
function useWidths(elements: ReadonlyMap<string, HTMLElement>, view: View, sky: Sky): ReadonlyMap<string, number> {
  const invalidate = useThree((three) => three.invalidate);
  const widths = useMemo(() => new Map<string, number>(), []);
  useEffect(() => {
    const names = new Map([...elements].map(([personaId, element]) => [element as Element, personaId]));
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) widths.set(names.get(target)!, contentRect.width);
      view.forget();
      invalidate();
    });
    elements.forEach((element) => observer.observe(element));
    return () => observer.disconnect();
  }, [elements, view, sky, widths, invalidate]);
  return widths;
}

/** From where the sky was seen when the names were placed. */
class View {
  private readonly seen = new Float64Array(32);

  forget(): void {
    this.seen.fill(NaN);
  }

  changed({ matrixWorldInverse, projectionMatrix }: Camera): boolean {
    let hasChanged = false;
    for (let i = 0; i < 16; i++) {
      hasChanged ||= this.seen[i] !== matrixWorldInverse.elements[i] || this.seen[16 + i] !== projectionMatrix.elements[i];
      this.seen[i] = matrixWorldInverse.elements[i]!;
      this.seen[16 + i] = projectionMatrix.elements[i]!;
    }
    return hasChanged;
  }
}
