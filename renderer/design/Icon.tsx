/** Line icons on a 20 by 20 grid, drawn in the colour of the text around them. */
const paths = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.5 12.5 17 17',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  left: 'm12 4-6 6 6 6',
  right: 'm8 4 6 6-6 6',
  copy: 'M7 7h9v10H7zM13 7V3H4v10h3',
  link: 'M8 12a3.5 3.5 0 0 0 5 0l2.5-2.5a3.5 3.5 0 0 0-5-5L9.5 5.5M12 8a3.5 3.5 0 0 0-5 0l-2.5 2.5a3.5 3.5 0 0 0 5 5l1-1',
  external: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.2v.3',
  alert: 'M10 3 2.5 16.5h15ZM10 8.5v3.5M10 14v.3',
  flask: 'M8 3v5L3.5 16.5h13L12 8V3M6.5 3h7M6 12.5h8',
  book: 'M3 4.5h5a2 2 0 0 1 2 2V17a2 2 0 0 0-2-1.5H3ZM17 4.5h-5a2 2 0 0 0-2 2V17a2 2 0 0 1 2-1.5h5Z',
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
