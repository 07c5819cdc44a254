/** Five Raft logs: the sixth entry is committed when the third copy is on disk. */
import { useMotion } from '../design/motion'

const cell = { width: 58, height: 34, stepX: 68, stepY: 50, left: 168, top: 70 }
const terms = [1, 1, 2, 2, 2, 2]
const members = [
  { name: 'm1', role: 'leader', stored: 6, note: 'on disk' },
  { name: 'm2', role: 'follower', stored: 5, note: 'on disk' },
  { name: 'm3', role: 'follower', stored: 5, note: 'on disk' },
  { name: 'm4', role: 'follower', stored: 4, note: 'slow' },
  { name: 'm5', role: 'down', stored: 3, note: 'no answer' },
]
const arrivals = [1.2, 3, 4]
const sentAt = 1.6
const columnX = (index: number) => cell.left + index * cell.stepX
const rowY = (row: number) => cell.top + row * cell.stepY

function Entry({ index, y, accent, ghost }: { index: number; y: number; accent?: boolean; ghost?: boolean }) {
  const tone = ghost ? 'ghost' : accent ? 'accent' : terms[index] === 1 ? 'b' : 'a'
  return (
    <g>
      <rect className={`box ${tone}`} x={columnX(index)} y={y} width={cell.width} height={cell.height} rx={4} />
      {!ghost && (
        <text
          className={`small mid ${accent ? 'on-accent strong' : ''}`}
          x={columnX(index) + cell.width / 2}
          y={y + 22}
        >
          term {terms[index]}
        </text>
      )}
    </g>
  )
}

/** The copies of entry 6 on their way from the leader down to a follower. */
function Travelling({ seconds }: { seconds: number }) {
  return [1, 2].map((row) => {
    const arrival = arrivals[row] ?? 0
    const share = (seconds - sentAt) / (arrival - sentAt)
    if (share <= 0 || share >= 1) return null
    const y = rowY(0) + share * row * cell.stepY + cell.height / 2
    return <circle key={row} className="dot accent" cx={columnX(5) + cell.width + 12} cy={y} r={6} />
  })
}

export function RaftLog() {
  const { seconds, control } = useMotion({ loopSeconds: 8, stillAt: 6, steps: 8 })
  const hasArrived = (row: number) => seconds >= (arrivals[row] ?? Number.POSITIVE_INFINITY)
  const copies = [0, 1, 2].filter(hasArrived).length
  const committed = copies >= 3 ? 6 : 5
  const end = columnX(committed - 1) + cell.width
  return (
    <>
      <svg className="fig" viewBox="0 0 720 348" aria-hidden="true">
        <text className="small soft" x={24} y={34}>
          entry
        </text>
        {terms.map((_, index) => (
          <text key={columnX(index)} className="small soft mid" x={columnX(index) + cell.width / 2} y={34}>
            {index + 1}
          </text>
        ))}
        <path className="line accent" d={`M${cell.left} 44V52H${end}V44`} />
        <text className="small accent strong" x={end + 12} y={56}>
          committed
        </text>
        {members.map((member, row) => (
          <g key={member.name}>
            <text className="strong" x={24} y={rowY(row) + 22}>
              {member.name}
            </text>
            <text className={`small ${row === 0 ? 'strong' : 'soft'}`} x={58} y={rowY(row) + 22}>
              {member.role}
            </text>
            {[0, 1, 2, 3, 4].map((index) => (
              <Entry key={index} index={index} y={rowY(row)} ghost={index >= member.stored} />
            ))}
            <Entry index={5} y={rowY(row)} accent={hasArrived(row)} ghost={!hasArrived(row)} />
            {(row > 2 || hasArrived(row)) && (
              <text className="small soft" x={columnX(5) + cell.width + 26} y={rowY(row) + 22}>
                {member.note}
              </text>
            )}
          </g>
        ))}
        <Travelling seconds={seconds} />
        <text className="mid" x={360} y={338}>
          {copies} of 5 disks hold entry 6; the majority is 3
        </text>
      </svg>
      {control}
    </>
  )
}
