import { useThree } from '@react-three/fiber';
import { useEffect } from 'react';

/** Tells when the graphics card takes the sky away, as when its driver restarts: no error says so, it merely goes black. */
export function ContextWatch({ onLost }: { onLost: () => void }) {
  const canvas = useThree((three) => three.gl.domElement);
  useEffect(() => {
    canvas.addEventListener('webglcontextlost', onLost);
    // The end of a sky that goes with its view loses the context too: by then nobody listens.
    return () => canvas.removeEventListener('webglcontextlost', onLost);
  }, [canvas, onLost]);
  return null;
}
