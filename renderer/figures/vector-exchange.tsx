/** Two messages each way: the vectors ask, the replies hold what is missing. The bottom row changes as they arrive. */
import { Arrow } from '../design/Arrow'
import { useMotion } from '../design/motion'

const left = 144
const right = 576
const secondsEach = 2
const travel = 1.2
const messages = [
  { from: right, to: left, says: 'vector: of client 7, I have 10,000', size: 4 },
  { from: left, to: right, says: 'the 4 elements that you lack', size: 15 },
  { from: left, to: right, says: 'vector: of client 7, I have 10,004', size: 4 },
  { from: right, to: left, says: 'no elements; 7:0 to 7:4 are deleted', size: 6 },
]
const messageY = (index: number) => 158 + index * 46

/** The text as three parts: the first five letters, the middle, the tail. */
function Replica(props: {
  x: number
  y: number
  isCut: boolean
  hasTail: boolean
  fresh?: 'cut' | 'tail' | undefined
}) {
  const { x, y } = props
  return (
    <g>
      <rect className={`box ${props.isCut ? 'ghost' : 'a'}`} x={x} y={y} width={56} height={36} rx={4} />
      <text
        className={`small mid ${props.fresh === 'cut' ? 'accent' : props.isCut ? 'soft' : ''}`}
        x={x + 28}
        y={y + 23}
      >
        {props.isCut ? 'deleted' : '5'}
      </text>
      <rect className="box a" x={x + 60} y={y} width={88} height={36} rx={4} />
      <text className="small mid" x={x + 104} y={y + 23}>
        9,995
      </text>
      {props.hasTail && (
        <g>
          <rect
            className={`box ${props.fresh === 'tail' ? 'accent' : 'a'}`}
            x={x + 152}
            y={y}
            width={56}
            height={36}
            rx={4}
          />
          <text className={`small mid ${props.fresh === 'tail' ? 'on-accent strong' : ''}`} x={x + 180} y={y + 23}>
            4
          </text>
        </g>
      )}
    </g>
  )
}

export function VectorExchange() {
  const { seconds, control } = useMotion({ loopSeconds: 12, stillAt: 10, steps: 6 })
  const begins = (index: number) => 0.6 + index * secondsEach
  const hasArrived = (index: number) => seconds >= begins(index) + travel
  const isPhoneLevel = hasArrived(1)
  const isLaptopLevel = hasArrived(3)
  const shown = { laptop: isLaptopLevel ? '9,999' : '10,004', phone: isPhoneLevel ? '9,999' : '9,995' }
  return (
    <>
      <svg className="fig" viewBox="0 0 720 430" aria-hidden="true">
        <text className="strong mid" x={left} y={26}>
          laptop
        </text>
        <text className="strong mid" x={right} y={26}>
          phone
        </text>
        <text className="small soft mid" x={360} y={62}>
          before
        </text>
        <Replica x={left - 104} y={40} isCut={false} hasTail />
        <Replica x={right - 104} y={40} isCut hasTail={false} />
        <text className="small soft mid" x={left} y={96}>
          shows 10,004 letters
        </text>
        <text className="small soft mid" x={right} y={96}>
          shows 9,995 letters
        </text>

        <path className="line" d={`M${left} 110V330M${right} 110V330`} />
        {messages.map(({ from, to, says, size }, index) => {
          const y = messageY(index)
          const share = (seconds - begins(index)) / travel
          return (
            <g key={says} opacity={share <= 0 ? 0.35 : 1}>
              <text className="small mid" x={360} y={y - 9}>
                {index + 1}. {says} ({size} bytes)
              </text>
              <Arrow
                points={[
                  [from, y],
                  [to + (to > from ? -2 : 2), y],
                ]}
              />
              {share > 0 && share < 1 && <circle className="dot accent" cx={from + share * (to - from)} cy={y} r={7} />}
            </g>
          )
        })}

        <text className="small soft mid" x={360} y={368}>
          now
        </text>
        <Replica x={left - 104} y={346} isCut={isLaptopLevel} hasTail fresh={isLaptopLevel ? 'cut' : undefined} />
        <Replica x={right - 104} y={346} isCut hasTail={isPhoneLevel} fresh={isPhoneLevel ? 'tail' : undefined} />
        <text className="small mid" x={left} y={404}>
          shows {shown.laptop} letters
        </text>
        <text className="small mid" x={right} y={404}>
          shows {shown.phone} letters
        </text>
      </svg>
      {control}
    </>
  )
}
