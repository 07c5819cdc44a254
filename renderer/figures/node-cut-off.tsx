/** One node without its control plane: what the centre decides over six minutes, and what the node goes on doing. */
import { Arrow } from '../design/Arrow'

const left = 110
const perSecond = 1.46
const x = (seconds: number) => left + seconds * perSecond
const end = 704
const ticks = [
  { at: 0, text: '' },
  { at: 50, text: '50 s' },
  { at: 350, text: '350 s' },
]

export function NodeCutOff() {
  return (
    <svg className="fig" viewBox="0 0 720 290" aria-hidden="true">
      <text className="strong" x={24} y={65}>
        centre
      </text>
      <rect className="box c" x={x(0)} y={40} width={x(50) - x(0)} height={40} rx={3} />
      <text className="mid" x={x(25)} y={65}>
        Ready
      </text>
      <rect className="box b" x={x(50)} y={40} width={x(350) - x(50)} height={40} rx={3} />
      <text className="mid" x={x(200)} y={65}>
        Unknown and tainted, pods out of the endpoints
      </text>
      <rect className="box accent" x={x(350)} y={40} width={end - x(350)} height={40} rx={3} />
      <text className="mid on-accent" x={(x(350) + end) / 2} y={65}>
        replaced
      </text>
      <text className="small soft mid" x={x(25)} y={26}>
        grace period
      </text>
      <text className="small soft mid" x={x(200)} y={26}>
        toleration, 300 s
      </text>
      <text className="small accent strong end" x={end} y={26}>
        deletion ordered
      </text>

      <text className="strong" x={24} y={177}>
        node
      </text>
      <rect className="box a" x={x(0)} y={152} width={end - x(0)} height={40} rx={3} />
      <text className="mid" x={(x(0) + end) / 2} y={177}>
        containers run, probes act, crashed containers are restarted
      </text>

      {ticks.map(({ at, text }) => (
        <g key={at}>
          <path className="line dash" d={text ? `M${x(at)} 82V106M${x(at)} 126V150` : `M${x(at)} 82V150`} />
          <text className="small mid" x={x(at)} y={121}>
            {text}
          </text>
        </g>
      ))}
      <text className="small soft end" x={x(0) - 8} y={112}>
        last
      </text>
      <text className="small soft end" x={x(0) - 8} y={129}>
        heartbeat
      </text>

      <Arrow
        points={[
          [x(260), 236],
          [x(260), 194],
        ]}
      />
      <text className="mid" x={x(260)} y={256}>
        reboot
      </text>
      <text className="small soft mid" x={x(260)} y={275}>
        only static pods start
      </text>
      <Arrow
        points={[
          [x(60), 236],
          [x(60), 194],
        ]}
      />
      <text className="mid" x={x(60)} y={256}>
        line comes back before 350 s
      </text>
      <text className="small soft mid" x={x(60)} y={275}>
        the taint goes, nothing is deleted
      </text>
    </svg>
  )
}
