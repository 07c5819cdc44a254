/** Two runs typed after the same letter, with the ids of their elements, and the order that every replica gives them. */
import { Arrow } from '../design/Arrow'

const size = 40
const step = 44
const start = { laptop: 32, phone: 512, pod: 242, merged: 98 }

function Cells(props: { text: string; x: number; y: number; tone?: string }) {
  return [...props.text].map((letter, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: letters repeat, and their places are fixed
    <g key={index}>
      <rect
        className={`box ${props.tone ?? ''}`}
        x={props.x + index * step}
        y={props.y}
        width={size}
        height={size}
        rx={4}
      />
      <text className="mid" x={props.x + index * step + size / 2} y={props.y + 25}>
        {letter === ' ' ? '·' : letter}
      </text>
    </g>
  ))
}

function Ids(props: { ids: readonly (readonly [index: number, id: string])[]; x: number; y: number }) {
  return props.ids.map(([index, id]) => (
    <text key={id} className="mono mid" x={props.x + index * step + size / 2} y={props.y}>
      {id}
    </text>
  ))
}

export function ListOrigins() {
  return (
    <svg className="fig" viewBox="0 0 720 372" aria-hidden="true">
      <text className="small soft end" x={226} y={67}>
        both devices had
      </text>
      <Ids
        ids={[
          [0, '7:0'],
          [1, '7:1'],
          [2, '7:2'],
        ]}
        x={start.pod}
        y={32}
      />
      <Cells text="pod" x={start.pod} y={42} />
      <rect className="box ghost" x={start.pod + 3 * step} y={42} width={56} height={size} rx={4} />
      <text className="small mid soft" x={start.pod + 3 * step + 28} y={67}>
        end
      </text>
      <text className="small soft" x={446} y={67}>
        right origin of both runs
      </text>

      <Arrow
        points={[
          [52, 146],
          [52, 112],
          [342, 112],
          [342, 84],
        ]}
      />
      <text className="small soft" x={64} y={104}>
        left origin
      </text>
      <Arrow
        points={[
          [532, 146],
          [532, 112],
          [358, 112],
          [358, 84],
        ]}
      />
      <text className="small soft end" x={520} y={104}>
        left origin
      </text>

      <Cells text="s run" x={start.laptop} y={148} tone="a" />
      <Ids
        ids={[
          [0, '7:3'],
          [4, '7:7'],
        ]}
        x={start.laptop}
        y={206}
      />
      <text className="small mid" x={start.laptop + 2 * step + size / 2} y={230}>
        laptop, client 7
      </text>
      <Cells text=", ok" x={start.phone} y={148} tone="c" />
      <Ids
        ids={[
          [0, '4:0'],
          [3, '4:3'],
        ]}
        x={start.phone}
        y={206}
      />
      <text className="small mid" x={start.phone + 1.5 * step + size / 2} y={230}>
        phone, client 4
      </text>

      <text className="small soft mid" x={360} y={268}>
        after the merge, on both
      </text>
      <Cells text="pod" x={start.merged} y={282} />
      <Cells text=", ok" x={start.merged + 3 * step} y={282} tone="c" />
      <Cells text="s run" x={start.merged + 7 * step} y={282} tone="a" />
      <path className="line accent" d={`M${start.merged + 3 * step} 332v6h172v-6`} />
      <text className="strong accent mid" x={start.merged + 3 * step + 86} y={358}>
        first, because 4 &lt; 7
      </text>
    </svg>
  )
}
