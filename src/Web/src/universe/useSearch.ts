import { useMemo, useState } from 'react';
import type { Persona } from '../api/types';

export interface Search {
  text: string;
  setText(text: string): void;
  /** The personas that match, by name. */
  found: readonly Persona[];
}

/** Finds personas by what they are called, what is said of them and what their traits are called. */
export function useSearch(personas: Readonly<Record<string, Persona>>): Search {
  const [text, setText] = useState('');
  const found = useMemo(() => {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return Object.values(personas)
      .filter((persona) => matches(persona, words))
      .sort((a, b) => a.name.localeCompare(b.name));
  }, [personas, text]);
  return { text, setText, found };
}

function matches(persona: Persona, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const said = [persona.name, persona.description, persona.id, ...persona.traits.map((trait) => trait.name)]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => said.includes(word));
}
