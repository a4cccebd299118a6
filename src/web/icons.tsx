import type { Child } from 'hono/jsx';

const draw = (children: Child) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

const PATHS = {
  home: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  note: 'M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4',
  people:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 5.2a3 3 0 0 1 0 5.6M17.5 14.5c2.2.7 3.5 2.7 3.5 5.5',
  building: 'M4 20V8l8-4 8 4v12M2.5 20h19M8 11.5h2M14 11.5h2M8 15.5h2M14 15.5h2',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  check: 'M5 12.5 10 17.5 19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  place: 'M12 21c4.5-5 7-8.3 7-11.5A7 7 0 0 0 5 9.5C5 12.7 7.5 16 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  phone:
    'M6 3.500h3.500l1.5 4.5-2 1.500a12 12 0 0 0 5.5 5.500l1.5-2 4.5 1.500V18c0 1.5-1 2.5-2.5 2.500C10.5 20.5 3.5 13.5 3.5 6 3.5 4.5 4.5 3.5 6 3.500z',
  chat: 'M4 5h16v11H10l-4.5 4v-4H4zM8 9.500h8M8 12.500h5',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.500L20.5 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H9M4 9l4-4M4 9l4 4',
  plus: 'M12 5v14M5 12h14',
  next: 'M9 5l7 7-7 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  warning: 'M12 4 2.5 20h19zM12 10v4.500M12 17.500v.1',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside a word, never instead of one: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return draw(<path d={PATHS[name]} />);
}

/** The mark: a joglo roof on its four pillars. */
export function Mark() {
  return (
    <svg viewBox="0 0 46 40" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M16 4h14l5 12h9l2 5H0l2-5h9z" />
      <path d="M4 24h4v12H4zM15 24h3v12h-3zM28 24h3v12h-3zM38 24h4v12h-4zM1 37h44v3H1z" />
    </svg>
  );
}
