import type { Persona } from '../api/types';
import type { Conversation } from './conversation';

/** Who does what in a conversation just now, in a line; empty where there is nothing to tell. */
export function tellPresence({ personaIsTyping, someoneIsTyping, online }: Conversation, persona: Persona | undefined): string {
  if (personaIsTyping && persona) return `${persona.name} is writing …`;
  if (someoneIsTyping && online > 1) return 'You are typing on another device …';
  return online > 1 ? `Open on ${online} devices` : '';
}
