/** A saga in two runs: declined at the pivot and compensated, then charged and retried to its end. */
import { useMotion } from '../design/motion'

const steps = [
  { name: 'create order', kind: 'compensatable', undo: 'reject order' },
  { name: 'reserve stock', kind: 'compensatable', undo: 'release stock' },
  { name: 'charge card', kind: 'pivot' },
  { name: 'confirm order', kind: 'retriable' },
  { name: 'book parcel', kind: 'retriable' },
]
const box = { width: 124, height: 52, step: 146, left: 6, top: 64, undoTop: 172 }
const centre = (index: number) => box.left + index * box.step + box.width / 2

/** Where the run is at each second: a step, or the compensation of a step, and what to say. */
const frames = [
  { at: 0, isUndo: false, says: 'First run: the order is created as pending.' },
  { at: 1, isUndo: false, says: 'First run: one item is reserved.' },
  { at: 2, isUndo: false, says: 'First run: the card is declined. The saga turns back.' },
  { at: 1, isUndo: true, says: 'First run: the stock is released.' },
  { at: 0, isUndo: true, says: 'First run: the order is rejected. Done.' },
  { at: 1, isUndo: false, says: 'Second run: created and reserved.' },
  { at: 2, isUndo: false, says: 'Second run: charged. From here the saga only goes on.' },
  { at: 3, isUndo: false, says: 'Second run: the order is confirmed.' },
  { at: 4, isUndo: false, says: 'Second run: the booking fails. It is repeated.' },
  { at: 4, isUndo: false, says: 'Second run: the parcel is booked. Done.' },
]

function Step({ index, isHere }: { index: number; isHere: boolean }) {
  const step = steps[index]
  if (!step) return null
  const x = box.left + index * box.step
  const tone = isHere ? 'accent' : { compensatable: 'a', pivot: 'd', retriable: 'c' }[step.kind]
  return (
    <g>
      <rect className={`box ${tone}`} x={x} y={box.top} width={box.width} height={box.height} rx={5} />
      <text className={`mid strong ${isHere ? 'on-accent' : ''}`} x={centre(index)} y={box.top + 31}>
        {step.name}
      </text>
    </g>
  )
}

function Undo({ index, isHere }: { index: number; isHere: boolean }) {
  const x = box.left + index * box.step
  return (
    <g>
      <path className="line dash" d={`M${centre(index)} ${box.top + box.height}V${box.undoTop}`} />
      <rect
        className={`box ${isHere ? 'accent' : 'ghost'}`}
        x={x}
        y={box.undoTop}
        width={box.width}
        height={box.height}
        rx={5}
      />
      <text className={`mid ${isHere ? 'on-accent strong' : ''}`} x={centre(index)} y={box.undoTop + 31}>
        {steps[index]?.undo}
      </text>
    </g>
  )
}

function Head({ x, y, way }: { x: number; y: number; way: 1 | -1 }) {
  return <path className="head" d="M1 0L-9 -4.5V4.5Z" transform={`translate(${x} ${y}) scale(${way} 1)`} />
}

export function SagaRun() {
  const { seconds, control } = useMotion({ loopSeconds: 20, stillAt: 4, steps: 10 })
  const frame = frames[Math.min(frames.length - 1, Math.floor(seconds / 2))]
  const isHere = (index: number, isUndo: boolean) => frame?.at === index && frame.isUndo === isUndo
  const gap = box.step - box.width
  const groups = [
    { from: 0, to: 1, label: 'compensatable' },
    { from: 2, to: 2, label: 'pivot' },
    { from: 3, to: 4, label: 'retriable' },
  ]
  return (
    <>
      <svg className="fig" viewBox="0 0 720 288" aria-hidden="true">
        {groups.map(({ from, to, label }) => (
          <g key={label}>
            <path
              className="line"
              d={`M${box.left + from * box.step} 50v-8H${box.left + to * box.step + box.width}v8`}
            />
            <text className="small mid" x={(centre(from) + centre(to)) / 2} y={30}>
              {label}
            </text>
          </g>
        ))}
        {[0, 1, 2, 3].map((index) => {
          const x = box.left + index * box.step + box.width
          const y = box.top + box.height / 2
          return (
            <g key={index}>
              <path className="line" d={`M${x} ${y}h${gap - 3}`} />
              <Head x={x + gap - 1} y={y} way={1} />
            </g>
          )
        })}
        <path
          className="line"
          d={`M${centre(2)} ${box.top + box.height}V${box.undoTop + 26}H${box.left + box.step + box.width + 4}`}
        />
        <Head x={box.left + box.step + box.width + 2} y={box.undoTop + 26} way={-1} />
        <path className="line" d={`M${box.left + box.step} ${box.undoTop + 26}h${-gap + 4}`} />
        <Head x={box.left + box.width + 2} y={box.undoTop + 26} way={-1} />
        <text className="small" x={centre(2) + 10} y={box.undoTop + 8}>
          declined
        </text>
        <text className="small mid soft" x={(centre(3) + centre(4)) / 2} y={box.top + box.height + 26}>
          repeated until they succeed
        </text>
        {steps.map(({ name }, index) => (
          <Step key={name} index={index} isHere={isHere(index, false)} />
        ))}
        {[0, 1].map((index) => (
          <Undo key={index} index={index} isHere={isHere(index, true)} />
        ))}
        <text className="mid" x={360} y={268}>
          {frame?.says}
        </text>
      </svg>
      {control}
    </>
  )
}
