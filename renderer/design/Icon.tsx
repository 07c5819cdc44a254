/** Line icons on a 20 by 20 grid, drawn in the colour of the text around them. */
const paths = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.5 12.5 17 17',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  left: 'm12 4-6 6 6 6',
  right: 'm8 4 6 6-6 6',
  up: 'm4 12 6-6 6 6',
  down: 'm4 8 6 6 6-6',
  copy: 'M7 7h9v10H7zM13 7V3H4v10h3',
  link: 'M8 12a3.5 3.5 0 0 0 5 0l2.5-2.5a3.5 3.5 0 0 0-5-5L9.5 5.5M12 8a3.5 3.5 0 0 0-5 0l-2.5 2.5a3.5 3.5 0 0 0 5 5l1-1',
  external: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.2v.3',
  alert: 'M10 3 2.5 16.5h15ZM10 8.5v3.5M10 14v.3',
  flask: 'M8 3v5L3.5 16.5h13L12 8V3M6.5 3h7M6 12.5h8',
  book: 'M3 4.5h5a2 2 0 0 1 2 2V17a2 2 0 0 0-2-1.5H3ZM17 4.5h-5a2 2 0 0 0-2 2V17a2 2 0 0 1 2-1.5h5Z',
  home: 'm3 9.5 7-6 7 6V17h-5v-4.5H8V17H3Z',
  note: 'M4 3h12v9l-4.5 5H4ZM16 12h-4.5v5M7 7h6M7 10h4',
  quiz: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM8 8.2a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1v.4M10 13.6v.3',
  cards: 'M6 7h11v9H6zM3 13V4h11',
  vault: 'M3 4h14v12H3zM10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 10h.1M5 16v1.5M15 16v1.5',
  devices: 'M2.5 4h11v8h-11zM1.5 15h8M12 8h6v9h-6zM14.5 14.8h1',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13',
  branch:
    'M6 6.5v7M6 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM6 17.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM14 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM14 8.5c0 3-3 3-8 5',
  cloud: 'M6 15.5a3.3 3.3 0 0 1-.4-6.6 4.6 4.6 0 0 1 8.9-.7 3.7 3.7 0 0 1-.3 7.3Z',
  stash: 'M3 6.5 5 3.5h10l2 3v10H3ZM3 6.5h14M8 10h4',
  trash: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5 6.3 17h7.4l.8-11.5M8.5 8.5v5.5M11.5 8.5v5.5',
  undo: 'M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8',
  camera: 'M2.5 6h3.5l1.5-2h5L14 6h3.5v10h-15zM10 13.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 8.2v.1',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6ZM6 10h6a3 3 0 0 1 0 6H6Z',
  italic: 'M8 4h6M6 16h6M11.5 4l-3 12',
  code: 'm6.5 6-4 4 4 4M13.5 6l4 4-4 4M11.5 4l-3 12',
  list: 'M7 5.5h10M7 10h10M7 14.5h10M3.5 5.5h.1M3.5 10h.1M3.5 14.5h.1',
  tag: 'M3 3h6.5L17 10.5 10.5 17 3 9.5ZM6.5 6.5h.1',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.5 2',
  out: 'M10 12.5V3M6.5 6.5 10 3l3.5 3.5M4 12v5h12v-5',
  in: 'M10 3v9.5M6.5 9 10 12.5 13.5 9M4 12v5h12v-5',
  sliders: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.2M8.5 8.5h.2M11.5 8.5h.2M14.5 8.5h.2M6.5 11.7h7',
} as const

export type IconName = keyof typeof paths

/** An icon beside a word, or alone inside a control that has a name of its own. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
