/** The stages of a write to the API server, with what each refuses and the way that reads take. */
import { Arrow } from '../design/Arrow'

const stages = [
  { name: 'Authentication', does: 'who is asking?', refusal: '401', tint: 'a' },
  { name: 'Priority and fairness', does: 'now, later, or never?', refusal: '429', tint: 'a' },
  { name: 'Authorization', does: 'may they do this here?', refusal: '403', tint: 'a' },
  { name: 'Decoding', does: 'convert, fill in defaults', refusal: '400', tint: '' },
  { name: 'Mutating admission', does: 'may change the object', refusal: 'denied', tint: 'b' },
  { name: 'Validation', does: 'the type’s own rules', refusal: '422', tint: '' },
  { name: 'Validating admission', does: 'policies and quota', refusal: 'denied', tint: 'b' },
  { name: 'Storage', does: 'conditional write to etcd', refusal: '409', tint: 'c' },
]
const top = (row: number) => 52 + row * 52
const middle = (row: number) => top(row) + 18

export function RequestPath() {
  return (
    <svg className="fig" viewBox="0 0 720 506" aria-hidden="true">
      <text className="strong mid" x={350} y={24}>
        a write arrives
      </text>
      <Arrow
        points={[
          [350, 32],
          [350, 51],
        ]}
      />
      {stages.map((stage, row) => (
        <g key={stage.name}>
          <rect className={`box ${stage.tint}`} x={170} y={top(row)} width={360} height={36} rx={5} />
          <text className="strong" x={186} y={middle(row) + 5}>
            {stage.name}
          </text>
          <text className="small end" x={514} y={middle(row) + 4}>
            {stage.does}
          </text>
          <Arrow
            points={[
              [170, middle(row)],
              [122, middle(row)],
            ]}
          />
          <text className="mono end accent strong" x={108} y={middle(row) + 5}>
            {stage.refusal}
          </text>
          {row < stages.length - 1 && (
            <Arrow
              points={[
                [350, top(row) + 36],
                [350, top(row + 1) - 1],
              ]}
            />
          )}
        </g>
      ))}
      <text className="small soft end" x={108} y={24}>
        refused with
      </text>
      <Arrow
        points={[
          [530, middle(2)],
          [572, middle(2)],
          [572, middle(7)],
          [532, middle(7)],
        ]}
        dash
      />
      <text className="small strong" x={586} y={middle(5) - 30}>
        Reads
      </text>
      <text className="small soft" x={586} y={middle(5) - 12}>
        skip admission
      </text>
      <text className="small soft" x={586} y={middle(5) + 6}>
        and are answered
      </text>
      <text className="small soft" x={586} y={middle(5) + 24}>
        from cache or store
      </text>
      <Arrow
        points={[
          [350, top(7) + 36],
          [350, top(7) + 60],
        ]}
      />
      <text className="mid" x={350} y={top(7) + 78}>
        the change goes out to all watchers
      </text>
    </svg>
  )
}
