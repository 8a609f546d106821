import { useEffect } from 'react';
import { useAuth } from '../auth/authStore';
import { drafts } from '../shared/drafts';

const whoIsHere = () => useAuth.getState().identity?.userId;

/** Has the browser ask before a page goes in which a draft is not saved: drafts end with their tab. */
export function useUnloadWarning(draftName: string, isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const writer = whoIsHere();
    const warn = (event: BeforeUnloadEvent) => {
      // One who leaves has been asked, and has had it forgotten; for somebody else the page has to go.
      if (drafts.read(draftName) !== undefined && whoIsHere() === writer) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [draftName, isChanged]);
}
