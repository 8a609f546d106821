import { hub } from '../hub/hub';
import { sessionEventNames, type SessionEvent } from './events';

/** Calls back with each event of any session, by its name. */
export function onSessionEvent(listener: (event: SessionEvent) => void): void {
  for (const type of sessionEventNames) hub.on(type, (payload) => listener({ ...payload, type } as SessionEvent));
}
