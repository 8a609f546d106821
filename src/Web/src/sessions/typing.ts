import { hub } from '../hub/hub';
import type { SessionEvent } from './events';

/** Tells that one types, and knows one's own echo: what is typed here is told to this device too, and is no news to it. */
export function createTyping() {
  let typingIn: string | null = null;
  return {
    tell(sessionId: string, isTyping: boolean): void {
      typingIn = isTyping ? sessionId : null;
      // A courtesy: when it does not come through, nothing is lost.
      void hub.call('typing', { sessionId, isTyping }).catch(() => undefined);
    },

    withoutEcho(event: SessionEvent): SessionEvent {
      const isEcho = event.type === 'typing' && event.userId !== undefined && event.sessionId === typingIn;
      return isEcho ? { ...event, isTyping: false } : event;
    },
  };
}
