/** Four questions about a finding, in the order in which they decide. */
import { Arrow } from '../design/Arrow'

const questions = [
  { ask: 'Is it in what runs?', hint: 'or only in the build and tests', right: 'no', down: 'yes' },
  { ask: 'Is it being exploited?', hint: 'listed in KEV, or a high EPSS', right: 'yes', down: 'no' },
  { ask: 'Can untrusted input reach it?', hint: 'through your code and configuration', right: 'no', down: 'yes' },
  { ask: 'What lies behind it?', hint: 'CVSS, and your own assets', right: 'much', down: 'little' },
]
const outcomes = [
  { name: 'routine update', says: 'with the next release' },
  { name: 'today', says: 'fix it, or take it off the network' },
  { name: 'VEX: not affected', says: 'with the reason written down' },
  { name: 'this week', says: 'with an owner and a date' },
]
const rowY = (row: number) => 14 + row * 92

export function ScanTriage() {
  return (
    <svg className="fig" viewBox="0 0 720 440" aria-hidden="true">
      {questions.map((question, row) => {
        const outcome = outcomes[row]
        const isUrgent = row === 1
        return (
          <g key={question.ask}>
            <rect className="box a" x={24} y={rowY(row)} width={300} height={58} rx={6} />
            <text className="strong mid" x={174} y={rowY(row) + 25}>
              {row + 1}. {question.ask}
            </text>
            <text className="small soft mid" x={174} y={rowY(row) + 44}>
              {question.hint}
            </text>
            <Arrow
              accent={isUrgent}
              points={[
                [324, rowY(row) + 29],
                [443, rowY(row) + 29],
              ]}
            />
            <text className={`small mid ${isUrgent ? 'accent strong' : ''}`} x={382} y={rowY(row) + 21}>
              {question.right}
            </text>
            <rect className={`box ${isUrgent ? 'accent' : ''}`} x={444} y={rowY(row)} width={252} height={58} rx={6} />
            <text className={`strong mid ${isUrgent ? 'on-accent' : ''}`} x={570} y={rowY(row) + 25}>
              {outcome?.name}
            </text>
            <text className={`small mid ${isUrgent ? 'on-accent' : 'soft'}`} x={570} y={rowY(row) + 44}>
              {outcome?.says}
            </text>
            <Arrow
              points={[
                [174, rowY(row) + 58],
                [174, rowY(row + 1) - 1],
              ]}
            />
            <text className="small" x={186} y={rowY(row) + 79}>
              {question.down}
            </text>
          </g>
        )
      })}
      <rect className="box" x={24} y={rowY(4)} width={300} height={42} rx={6} />
      <text className="strong mid" x={174} y={rowY(4) + 26}>
        routine update
      </text>
    </svg>
  )
}
