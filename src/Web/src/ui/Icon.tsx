const paths = {
  universe: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM3.6 15.6c-.9-2 2-5.6 6.6-8.1S19.5 4.7 20.4 6.4s-2 5.6-6.6 8.1-9.3 3-10.2 1.1Z',
  chat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4.1A2.5 2.5 0 0 1 4 13.5v-7Z',
  studio: 'M12 4v4M12 16v4M4 12h4M16 12h4M6.5 6.5l2.5 2.5M15 15l2.5 2.5M17.5 6.5 15 9M9 15l-2.5 2.5',
  you: 'M12 4.5a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 0-7.5ZM4.5 20c.9-3.6 3.9-5.5 7.5-5.5s6.6 1.9 7.5 5.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  send: 'M5 12h13M12.5 6l6 6-6 6',
  stop: 'M7.5 7.5h9v9h-9z',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  back: 'M19 12H6M11.5 6l-6 6 6 6',
  down: 'M12 5v13M6 12.5l6 6 6-6',
  search: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM15 15l4.5 4.5',
  plus: 'M12 5v14M5 12h14',
  reset: 'M5 5v4.5h4.5M5.4 9.5A7.2 7.2 0 1 1 5 14',
  remove: 'M5.5 7.5h13M9.5 7V5h5v2M7.5 7.5l.8 11.5h7.4l.8-11.5',
  edit: 'M5 19l.8-3.8L15.5 5.5l3 3L8.8 18.2 5 19Z',
  dials: 'M6 4v6M6 14v6M12 4v2M12 10v10M18 4v10M18 18v2M4 12h4M10 8h4M16 16h4',
  play: 'M8 5.5l10.5 6.5L8 18.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  retry: 'M19 5v4.5h-4.5M18.6 9.5A7.2 7.2 0 1 0 19 14',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 16v3h14v-3',
  download: 'M12 5v11M7.5 11.5 12 16l4.5-4.5M5 16v3h14v-3',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 24 units. It says nothing to a screen reader: what it stands on must have a name of its own. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
