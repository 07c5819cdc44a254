import { Arrow } from '../design/Arrow'

const columns = { a: 214, b: 342, c: 470, d: 598 } as const
const cellWidth = 104
const rows = { merged: 0, upper: 96, second: 164, first: 232 } as const

function Shelf(props: { y: number; title: string; note: string }) {
  return (
    <g>
      <rect className="box" x="1" y={props.y + 1} width="718" height="54" rx="6" />
      <text className="strong" x="18" y={props.y + 25}>
        {props.title}
      </text>
      <text className="small soft" x="18" y={props.y + 43}>
        {props.note}
      </text>
    </g>
  )
}

function File(props: { column: keyof typeof columns; y: number; label: string; tone: string; text?: string }) {
  const x = columns[props.column]
  return (
    <g>
      <rect className={`box ${props.tone}`} x={x} y={props.y + 11} width={cellWidth} height="34" rx="4" />
      <text className={`small mid ${props.text ?? ''}`} x={x + cellWidth / 2} y={props.y + 33}>
        {props.label}
      </text>
    </g>
  )
}

const centre = (column: keyof typeof columns) => columns[column] + cellWidth / 2

export function OverlayLayers() {
  return (
    <svg className="fig" viewBox="0 0 720 288" aria-hidden="true">
      <Shelf y={rows.merged} title="Merged view" note="what the process sees" />
      <Shelf y={rows.upper} title="Upper" note="writable, this container’s" />
      <Shelf y={rows.second} title="Layer 2" note="read-only, shared" />
      <Shelf y={rows.first} title="Layer 1" note="read-only, shared" />

      <File column="a" y={rows.first} label="a" tone="a" />
      <File column="b" y={rows.first} label="b" tone="a" />
      <File column="c" y={rows.first} label="c" tone="a" />
      <File column="b" y={rows.second} label="b, newer" tone="b" />
      <File column="d" y={rows.second} label="d" tone="b" />
      <File column="a" y={rows.upper} label="whiteout for a" tone="d" />
      <File column="c" y={rows.upper} label="c, changed" tone="d" />

      <File column="a" y={rows.merged} label="no a" tone="ghost" text="soft" />
      <File column="b" y={rows.merged} label="b, newer" tone="b" />
      <File column="c" y={rows.merged} label="c, changed" tone="d" />
      <File column="d" y={rows.merged} label="d" tone="b" />

      <Arrow
        points={[
          [centre('b'), 174],
          [centre('b'), 48],
        ]}
      />
      <Arrow
        points={[
          [centre('c'), 106],
          [centre('c'), 48],
        ]}
      />
      <Arrow
        points={[
          [centre('d'), 174],
          [centre('d'), 48],
        ]}
      />
      <Arrow
        points={[
          [centre('c'), 242],
          [centre('c'), 144],
        ]}
        accent
        dash
      />
      <text className="small accent" x={centre('c') + 10} y="197">
        copy-up
      </text>
    </svg>
  )
}
