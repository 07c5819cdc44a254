/** A small service on a cluster: its parts, the four trust boundaries between them, and the way of a release. */
import { Arrow } from '../design/Arrow'

function Part({ x, y, width, name, says }: { x: number; y: number; width: number; name: string; says?: string }) {
  return (
    <g>
      <rect className="box" x={x} y={y} width={width} height={52} rx={5} />
      <text className="strong mid" x={x + width / 2} y={y + (says ? 23 : 31)}>
        {name}
      </text>
      {says && (
        <text className="small soft mid" x={x + width / 2} y={y + 41}>
          {says}
        </text>
      )}
    </g>
  )
}

function Boundary({ number, line, x, y }: { number: number; line: string; x: number; y: number }) {
  return (
    <g>
      <path className="line dash" d={line} />
      <circle className="box" cx={x} cy={y} r={11} />
      <text className="small strong mid" x={x} y={y + 4.5}>
        {number}
      </text>
    </g>
  )
}

export function TrustBoundaries() {
  return (
    <svg className="fig" viewBox="0 0 720 404" aria-hidden="true">
      <rect className="box b" x={16} y={36} width={172} height={356} rx={8} />
      <rect className="box a" x={244} y={36} width={232} height={226} rx={8} />
      <rect className="box c" x={532} y={36} width={172} height={226} rx={8} />
      <rect className="box d" x={244} y={310} width={232} height={82} rx={8} />
      <text className="small strong" x={16} y={24}>
        outside
      </text>
      <text className="small strong" x={244} y={24}>
        the cluster
      </text>
      <text className="small strong" x={532} y={24}>
        what it leans on
      </text>

      <Boundary number={1} line="M216 36V392" x={216} y={36} />
      <Boundary number={2} line="M360 62V146" x={360} y={62} />
      <Boundary number={3} line="M504 36V262" x={504} y={36} />
      <Boundary number={4} line="M244 286H476" x={244} y={286} />

      <Part x={32} y={78} width={140} name="browser" says="a customer" />
      <Part x={256} y={78} width={88} name="gateway" />
      <Part x={376} y={78} width={88} name="orders" />
      <Part x={256} y={194} width={208} name="API server and nodes" says="admit, pull and start it" />
      <Part x={548} y={78} width={140} name="database" says="customers’ data" />
      <Part x={548} y={194} width={140} name="payments" says="another company" />
      <Part x={32} y={325} width={140} name="repository" says="and dependencies" />
      <Part x={256} y={325} width={88} name="build" />
      <Part x={376} y={325} width={88} name="registry" />

      <Arrow
        points={[
          [172, 104],
          [255, 104],
        ]}
      />
      <Arrow
        points={[
          [344, 104],
          [375, 104],
        ]}
      />
      <Arrow
        points={[
          [464, 96],
          [547, 96],
        ]}
      />
      <Arrow
        points={[
          [464, 112],
          [518, 112],
          [518, 220],
          [547, 220],
        ]}
      />
      <Arrow
        accent
        points={[
          [172, 351],
          [255, 351],
        ]}
      />
      <Arrow
        accent
        points={[
          [344, 351],
          [375, 351],
        ]}
      />
      <Arrow
        accent
        points={[
          [420, 325],
          [420, 247],
        ]}
      />
      <Arrow
        accent
        points={[
          [420, 194],
          [420, 131],
        ]}
      />

      <path className="line dash" d="M532 332H568" />
      <text className="small" x={580} y={336}>
        trust boundary
      </text>
      <Arrow
        accent
        points={[
          [532, 364],
          [568, 364],
        ]}
      />
      <text className="small strong accent" x={580} y={368}>
        way of a release
      </text>
    </svg>
  )
}
