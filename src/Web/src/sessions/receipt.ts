import type { Degradation } from '../api/types';
import type { ExplainedTrait } from '../personas/traitApi';
import { signedShift } from '../shared/format';

/** What a model was really given for a reply, and what came of it. */
export interface Receipt {
  seq: number;
  personaId: string;
  createdAt: string;
  model: string;
  parameters?: { targetWords: number; temperature?: number; topP?: number; maxOutputTokens?: number };
  usage: { inputTokens: number; outputTokens: number };
  /** In milliseconds from the turn's beginning. */
  timings?: { prepared: number; firstWords?: number; complete: number };
  traits: ExplainedTrait[];
  memories: ReceiptMemory[];
  style?: { adherence?: number };
  /** Absent when its texts were not kept. */
  prompt?: ReceiptPrompt;
  degraded: Degradation[];
}

export interface ReceiptMemory {
  id: string;
  reasons: string[];
  /** Its text is then gone. */
  forgotten: boolean;
  text?: string;
}

export interface ReceiptPrompt {
  /** Whether this is, byte for byte, what the model was given. */
  verified: boolean;
  sections: { name: string; characters: number }[];
  messages: { role: string; text: string }[];
}

const reasons: Record<string, string> = {
  words: 'it uses the same words',
  meaning: 'it means something similar',
  time: 'it is from the time you mentioned',
  pinned: 'you pinned it',
  speaker: 'it was said by whoever you asked about',
  neighbour: 'it was said next to another one',
};

/** Why a memory came up, in plain words. What is not known by name is told as it is. */
export function tellReasons(given: readonly string[]): string {
  return given.map((reason) => reasons[reason] ?? reason).join(', and ');
}

/** A layer's part in a trait, as a table shows it. */
export function layerCell(trait: ExplainedTrait, layer: ExplainedTrait['layers'][number]['layer']): string {
  const found = trait.layers.find((other) => other.layer === layer);
  if (!found) return '–';
  if (found.intensity !== undefined) return found.intensity.toFixed(2);
  return signedShift(found.shift) ?? '0';
}
