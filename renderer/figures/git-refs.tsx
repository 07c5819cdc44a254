/** References after a fetch: the remote-tracking one has moved, the branch has not. */
import { Arrow } from '../design/Arrow'

const columns = { A: 176, B: 352, C: 528 }

function Row({ y, named }: { y: number; named: string }) {
  return (
    <g>
      {Object.entries(columns).map(([name, x]) => (
        <g key={`${named}${name}`}>
          <circle className="box" cx={x} cy={y} r={22} />
          <text className="strong mid" x={x} y={y + 5}>
            {name}
          </text>
        </g>
      ))}
      {[columns.B, columns.C].map((x) => (
        <Arrow
          key={x}
          points={[
            [x - 22, y],
            [x - 152, y],
          ]}
        />
      ))}
    </g>
  )
}

function Name(props: { x: number; y: number; width: number; tone: string; says: string }) {
  const isAccent = props.tone === 'accent'
  return (
    <g>
      <rect
        className={`box ${props.tone}`}
        x={props.x - props.width / 2}
        y={props.y}
        width={props.width}
        height={34}
        rx={17}
      />
      <text
        className={`mono mid ${isAccent ? 'on-accent' : ''} ${props.tone === 'ghost' ? 'soft' : ''}`}
        x={props.x}
        y={props.y + 21}
      >
        {props.says}
      </text>
    </g>
  )
}

export function GitRefs() {
  return (
    <svg className="fig" viewBox="0 0 720 412" aria-hidden="true">
      <text className="small strong" x={16} y={28}>
        your clone
      </text>
      <Name x={232} y={48} width={72} tone="a" says="HEAD" />
      <Name x={352} y={48} width={72} tone="a" says="main" />
      <Name x={528} y={48} width={124} tone="accent" says="origin/main" />
      <Arrow
        points={[
          [268, 65],
          [314, 65],
        ]}
      />
      <Arrow
        points={[
          [352, 82],
          [352, 124],
        ]}
      />
      <Arrow
        points={[
          [528, 82],
          [528, 124],
        ]}
        accent
      />
      <Row y={148} named="clone" />

      <Name x={352} y={216} width={124} tone="ghost" says="origin/main" />
      <Arrow
        points={[
          [352, 216],
          [352, 172],
        ]}
        dash
      />
      <text className="small soft" x={424} y={237}>
        before the fetch
      </text>
      <Name x={52} y={216} width={64} tone="a" says="v1.0" />
      <rect className="box c" x={126} y={212} width={100} height={42} rx={5} />
      <text className="mid" x={176} y={238}>
        tag object
      </text>
      <Arrow
        points={[
          [84, 233],
          [124, 233],
        ]}
      />
      <Arrow
        points={[
          [176, 212],
          [176, 172],
        ]}
      />

      <path className="line dash" d="M16 288H704" />
      <text className="small strong" x={16} y={316}>
        the server
      </text>
      <Row y={358} named="server" />
      <Name x={644} y={341} width={72} tone="a" says="main" />
      <Arrow
        points={[
          [608, 358],
          [552, 358],
        ]}
      />
    </svg>
  )
}
