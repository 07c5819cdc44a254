/** The next steps of an intruder in a container, and the field that takes each away. */
import { Arrow } from '../design/Arrow'

const steps = [
  { name: 'run code in the process', stops: ['the fault itself'], isOpen: true },
  { name: 'change the program', stops: ['readOnlyRootFilesystem'] },
  { name: 'become root inside', stops: ['runAsNonRoot', 'allowPrivilegeEscalation'] },
  { name: 'attack the kernel', stops: ['seccompProfile', 'capabilities'] },
  { name: 'be root on the node', stops: ['hostUsers: false'] },
  { name: 'ask the API, or others', stops: ['no token mounted', 'NetworkPolicy'] },
]
const width = 212
const cellX = (index: number) => 12 + (index % 3) * 242
const cellY = (index: number) => 14 + Math.floor(index / 3) * 162

export function AttackSteps() {
  return (
    <svg className="fig" viewBox="0 0 720 352" aria-hidden="true">
      {steps.map((step, index) => (
        <g key={step.name}>
          <rect
            className={`box ${step.isOpen ? 'accent' : 'd'}`}
            x={cellX(index)}
            y={cellY(index)}
            width={width}
            height={42}
            rx={5}
          />
          <text
            className={`strong mid ${step.isOpen ? 'on-accent' : ''}`}
            x={cellX(index) + width / 2}
            y={cellY(index) + 26}
          >
            {index + 1} {step.name}
          </text>
          <rect
            className={`box ${step.isOpen ? 'ghost' : 'c'}`}
            x={cellX(index)}
            y={cellY(index) + 50}
            width={width}
            height={60}
            rx={5}
          />
          {step.stops.map((line, row) => (
            <text
              key={line}
              className={`mid ${step.isOpen ? 'small' : 'mono'}`}
              x={cellX(index) + width / 2}
              y={cellY(index) + (step.stops.length === 1 ? 84.5 : 75 + row * 20)}
            >
              {line}
            </text>
          ))}
          {index % 3 < 2 && (
            <Arrow
              points={[
                [cellX(index) + width, cellY(index) + 21],
                [cellX(index + 1) - 1, cellY(index) + 21],
              ]}
            />
          )}
        </g>
      ))}
      <Arrow
        points={[
          [708, 35],
          [716, 35],
          [716, 150],
          [118, 150],
          [118, 175],
        ]}
      />
      <text className="mid" x={360} y={326}>
        What stays: the process’s own memory, and its rights at the database.
      </text>
    </svg>
  )
}
