import { CameraControls, type CameraControlsImpl } from '@react-three/drei';
import { useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { PerspectiveCamera } from 'three';
import { useMedia } from '../../ui/useMedia';
import { extentOf } from './layout';
import type { Sky } from './Sky';

const closeUp = 10.5;
const leftPanel = 320;
const rightPanel = 384;
/** Where the lists lie upon the sky; in a narrower window they stand below it. As UniverseView.module.css has it. */
const hasPanelsAtSide = '(min-width: 1001px)';

const nowhere: { x?: number; y?: number; z?: number } = {};

interface CameraPilotProps {
  sky: Sky;
  selectedId: string | null;
  /** Whether it shall be there at once instead of flying there. */
  isStill: boolean;
}

/** Flies to who is selected, and back to where everybody can be seen. */
export function CameraPilot({ sky, selectedId, isStill }: CameraPilotProps) {
  const controls = useRef<CameraControlsImpl>(null);
  const hasFlown = useRef(false);
  const invalidate = useThree((three) => three.invalidate);
  // The window's width, not the sky's: the navigation takes some of it.
  const isWide = useMedia(hasPanelsAtSide);
  // Of what the list leaves free.
  const aspect = useThree(({ size: { width, height } }) => (isWide ? width - leftPanel : width) / height);
  const target = sky.systems.find((system) => system.personaId === selectedId)?.center;
  useRoomForPanels(isWide, target !== undefined);

  // Each sky has points of its own: whoever is still in the same place is flown to once, and what the user turned to since stays.
  const { x, y, z } = target ?? nowhere;
  const extent = extentOf(Math.max(3, sky.systems.length));
  // Seen from close up, it makes no difference how many there are.
  const away = target ? 0 : extent * Math.max(1.55, 2.1 / aspect);
  const ahead = target ? 0 : extent * 0.22;

  useEffect(() => {
    const fly = () => {
      const flies = hasFlown.current && !isStill;
      hasFlown.current = true;
      if (x !== undefined && y !== undefined && z !== undefined) {
        void controls.current?.setLookAt(x + closeUp * 0.2, y + closeUp * 0.72, z + closeUp * 0.86, x, y, z, flies);
      } else {
        void controls.current?.setLookAt(0, away * 0.8, away, 0, 0, ahead, flies);
      }
      invalidate();
    };

    // The first frame after a rest counts all of the rest as passed: a flight begun in it would be over at once.
    invalidate();
    const frame = requestAnimationFrame(fly);
    return () => cancelAnimationFrame(frame);
  }, [x, y, z, away, ahead, isStill, invalidate]);

  return (
    <CameraControls
      ref={controls}
      makeDefault
      smoothTime={isStill ? 0 : 0.45}
      draggingSmoothTime={isStill ? 0 : 0.12}
      minDistance={4}
      maxDistance={260}
      maxPolarAngle={1.5}
    />
  );
}

/** Moves the middle of the picture to the middle of what the panels leave free. */
function useRoomForPanels(isWide: boolean, hasCard: boolean): void {
  const camera = useThree((three) => three.camera);
  const { width, height } = useThree((three) => three.size);
  const invalidate = useThree((three) => three.invalidate);
  useEffect(() => {
    if (!(camera instanceof PerspectiveCamera)) return;
    if (isWide) {
      const shift = (leftPanel - (hasCard ? rightPanel : 0)) / 2;
      camera.setViewOffset(width, height, -shift, 0, width, height);
    } else {
      camera.clearViewOffset();
    }
    invalidate();
  }, [camera, width, height, isWide, hasCard, invalidate]);
}
