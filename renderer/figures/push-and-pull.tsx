/** Push and pull: which way the connection goes, and where the credential lies. */
import { Arrow } from '../design/Arrow'

function Part({ x, y, width, name }: { x: number; y: number; width: number; name: string }) {
  return (
    <g>
      <rect className="box" x={x} y={y} width={width} height={56} rx={5} />
      <text className="strong mid" x={x + width / 2} y={y + 33}>
        {name}
      </text>
    </g>
  )
}

function Cluster({ y }: { y: number }) {
  return (
    <g>
      <rect className="box a" x={400} y={y} width={304} height={146} rx={8} />
      <text className="small strong" x={416} y={y + 24}>
        cluster
      </text>
      <Part x={580} y={y + 40} width={108} name="API server" />
    </g>
  )
}

export function PushAndPull() {
  return (
    <svg className="fig" viewBox="0 0 720 404" aria-hidden="true">
      <text className="strong" x={16} y={34}>
        Push
      </text>
      <Cluster y={16} />
      <Part x={16} y={56} width={124} name="Repository" />
      <Arrow
        points={[
          [140, 84],
          [199, 84],
        ]}
      />
      <Part x={200} y={56} width={124} name="Pipeline" />
      <rect className="box accent" x={200} y={118} width={124} height={30} rx={5} />
      <text className="small mid on-accent strong" x={262} y={138}>
        cluster credential
      </text>
      <text className="small mid" x={490} y={66}>
        apply
      </text>
      <Arrow
        points={[
          [324, 74],
          [579, 74],
        ]}
      />
      <Arrow
        points={[
          [580, 98],
          [326, 98],
        ]}
        dash
      />
      <text className="small mid" x={490} y={117}>
        result, in its log
      </text>

      <path className="line dash" d="M16 184H704" />

      <text className="strong" x={16} y={222}>
        Pull
      </text>
      <Cluster y={204} />
      <Part x={16} y={244} width={124} name="Pipeline" />
      <text className="small mid" x={170} y={264}>
        commit
      </text>
      <Arrow
        points={[
          [140, 272],
          [199, 272],
        ]}
      />
      <Part x={200} y={244} width={124} name="Repository" />
      <Part x={416} y={244} width={112} name="Agent" />
      <rect className="box b" x={416} y={306} width={100} height={30} rx={5} />
      <text className="small mid" x={466} y={326}>
        read credential
      </text>
      <text className="small mid" x={362} y={264}>
        fetch
      </text>
      <Arrow
        points={[
          [416, 272],
          [326, 272],
        ]}
      />
      <text className="small mid" x={554} y={264}>
        apply
      </text>
      <Arrow
        points={[
          [528, 272],
          [579, 272],
        ]}
      />
      <Arrow
        points={[
          [522, 300],
          [522, 376],
          [78, 376],
          [78, 302],
        ]}
        dash
      />
      <text className="small mid" x={262} y={395}>
        notification, later
      </text>
    </svg>
  )
}
