import { useEffect } from 'react';

const app = document.title;

/** Names the page for its tab, for the browser's history and for who cannot see it. Undefined leaves the app's own name. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = `${title} · ${app}`;
    return () => void (document.title = app);
  }, [title]);
}
