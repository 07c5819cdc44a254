/** An informer's parts: reflector, local store, handlers, queue of keys, worker. */
import { Arrow } from '../design/Arrow'

function Part({ x, y, width, name, says }: { x: number; y: number; width: number; name: string; says: string }) {
  return (
    <g>
      <rect className="box" x={x} y={y} width={width} height={56} rx={5} />
      <text className="strong mid" x={x + width / 2} y={y + 24}>
        {name}
      </text>
      <text className="small mid" x={x + width / 2} y={y + 43}>
        {says}
      </text>
    </g>
  )
}

export function Informer() {
  return (
    <svg className="fig" viewBox="0 0 720 366" aria-hidden="true">
      <rect className="box a" x={246} y={16} width={466} height={334} rx={8} />
      <text className="small strong" x={262} y={38}>
        the controller’s process
      </text>

      <rect className="box c" x={16} y={56} width={138} height={184} rx={5} />
      <text className="strong mid" x={85} y={82}>
        API server
      </text>
      <rect className="box" x={30} y={100} width={110} height={124} rx={4} />
      <text className="small mid" x={85} y={150}>
        watch cache:
      </text>
      <text className="small mid" x={85} y={168}>
        objects and
      </text>
      <text className="small mid" x={85} y={186}>
        recent changes
      </text>

      <text className="small mid" x={200} y={64}>
        1 list
      </text>
      <Arrow
        points={[
          [154, 72],
          [267, 72],
        ]}
      />
      <text className="small mid" x={200} y={92}>
        2 watch
      </text>
      <Arrow
        points={[
          [154, 100],
          [267, 100],
        ]}
      />
      <Arrow
        points={[
          [300, 112],
          [300, 138],
          [156, 138],
        ]}
        dash
      />
      <text className="small mid" x={200} y={156}>
        410 Gone:
      </text>
      <text className="small mid" x={200} y={173}>
        list again
      </text>

      <Part x={268} y={56} width={134} name="Reflector" says="keeps both going" />
      <Arrow
        points={[
          [402, 84],
          [499, 84],
        ]}
      />
      <text className="small mid" x={450} y={76}>
        objects
      </text>
      <Part x={500} y={56} width={142} name="Local store" says="objects in memory" />

      <Arrow
        points={[
          [352, 112],
          [352, 161],
        ]}
      />
      <text className="small" x={362} y={142}>
        changes
      </text>
      <Part x={268} y={162} width={134} name="Handlers" says="put the key" />
      <Arrow
        points={[
          [402, 190],
          [499, 190],
        ]}
        accent
      />
      <text className="small mid accent strong" x={450} y={182}>
        3 changes
      </text>
      <text className="small mid accent strong" x={450} y={210}>
        1 key
      </text>
      <rect className="box" x={500} y={162} width={142} height={56} rx={5} />
      <text className="strong mid" x={571} y={186}>
        Work queue
      </text>
      <text className="mono mid" x={571} y={205}>
        default/web
      </text>

      <Arrow
        points={[
          [571, 218],
          [571, 267],
        ]}
      />
      <text className="small end" x={561} y={247}>
        one at a time
      </text>
      <Part x={500} y={268} width={142} name="Worker" says="reconciles" />
      <Arrow
        points={[
          [642, 84],
          [662, 84],
          [662, 296],
          [644, 296],
        ]}
      />
      <text className="small" x={670} y={194}>
        read
      </text>
      <Arrow
        points={[
          [500, 296],
          [85, 296],
          [85, 242],
        ]}
      />
      <text className="small" x={300} y={288}>
        writes go through the API
      </text>
    </svg>
  )
}
