import { create } from 'zustand';

type Theme = 'dark' | 'light';

/** The theme. `theme.js` has set it before the first frame, from what was chosen before or from the system's preference. */
export const useTheme = create<{ theme: Theme; toggle(): void }>((set, get) => ({
  theme: document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark',

  toggle() {
    const theme = get().theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    // What a browser draws around the page goes with it.
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground');
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', ground);
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be denied; the choice then lasts as long as the page.
    }
    set({ theme });
  },
}));
