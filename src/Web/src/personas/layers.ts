import { signedShift } from '../shared/format';
import type { TraitLayer } from './traitApi';

const places: Record<TraitLayer['layer'], string> = {
  core: 'All personas',
  persona: 'The persona',
  rapport: 'You',
  session: 'This conversation',
};

/** A layer of a trait in plain words. */
interface ToldLayer {
  layer: TraitLayer['layer'];
  place: string;
  words: string;
}

/** Tells the layers of a trait, the lowest first, each by what it does to the one below. */
export function tellLayers(layers: readonly TraitLayer[], personaName: string): ToldLayer[] {
  const core = layers.find((layer) => layer.layer === 'core')?.intensity;
  return layers.map((layer) => ({
    layer: layer.layer,
    place: layer.layer === 'persona' ? personaName : places[layer.layer],
    words: wordsOf(layer, core),
  }));
}

function wordsOf({ layer, intensity, shift }: TraitLayer, core: number | undefined): string {
  const moved = signedShift(shift);
  switch (layer) {
    case 'core':
      return `start at ${told(intensity)}`;
    case 'persona':
      if (core === undefined) return `has it at ${told(intensity)}`;
      return intensity === core ? 'keeps it there' : `sets it to ${told(intensity)}`;
    case 'rapport':
      return moved === null ? 'have not moved it so far' : `have moved it by ${moved} so far`;
    case 'session':
      return moved === null ? 'has not moved it so far' : `has moved it by ${moved}`;
  }
}

const told = (intensity: number | undefined) => (intensity ?? 0).toFixed(2);
