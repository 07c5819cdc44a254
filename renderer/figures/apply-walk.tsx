/** Seven steps from kubectl apply to a ready address; all meet in the API server. */
import { Arrow } from '../design/Arrow'

const lanes = [
  { name: 'kubectl', below: '', x: 76 },
  { name: 'API server', below: 'and etcd', x: 226 },
  { name: 'controllers', below: '', x: 396 },
  { name: 'scheduler', below: '', x: 530 },
  { name: 'kubelet', below: 'one per node', x: 652 },
]
const api = 226
const steps = [
  { number: 3, x: 396, sees: 'a Deployment', writes: 'a ReplicaSet' },
  { number: 4, x: 396, sees: 'the ReplicaSet', writes: 'three pods' },
  { number: 5, x: 530, sees: 'pods, no node', writes: 'bindings' },
  { number: 6, x: 652, sees: 'its own pod', writes: 'status: Ready' },
  { number: 7, x: 396, sees: 'a ready pod', writes: 'endpoint: ready' },
]
const rowY = (index: number) => 172 + index * 68

export function ApplyWalk() {
  return (
    <svg className="fig" viewBox="0 0 720 516" aria-hidden="true">
      {lanes.map((lane) => (
        <g key={lane.name}>
          <path className="line dash" d={`M${lane.x} 62V${lane.name === 'kubectl' ? 138 : 500}`} />
          <rect className={`box ${lane.x === api ? 'c' : 'a'}`} x={lane.x - 54} y={14} width={108} height={48} rx={5} />
          <text className="strong mid" x={lane.x} y={lane.below ? 34 : 43}>
            {lane.name}
          </text>
          <text className="small soft mid" x={lane.x} y={52}>
            {lane.below}
          </text>
        </g>
      ))}
      <rect className="box c" x={api - 5} y={62} width={10} height={438} rx={2} />
      <text className="small" x={86} y={90}>
        1 patch
      </text>
      <Arrow
        points={[
          [76, 98],
          [api - 6, 98],
        ]}
      />
      <text className="small" x={86} y={122}>
        2 stored: 201
      </text>
      <Arrow
        points={[
          [api - 5, 130],
          [77, 130],
        ]}
        accent
      />
      <text className="small accent strong mid" x={76} y={158}>
        kubectl is done
      </text>
      {steps.map((step, index) => (
        <g key={step.number}>
          <text className="small" x={api + 16} y={rowY(index) - 8}>
            {step.number} sees {step.sees}
          </text>
          <Arrow
            points={[
              [api + 5, rowY(index)],
              [step.x - 1, rowY(index)],
            ]}
            dash
          />
          <text className="small" x={api + 16} y={rowY(index) + 22}>
            writes {step.writes}
          </text>
          <Arrow
            points={[
              [step.x, rowY(index) + 30],
              [api + 6, rowY(index) + 30],
            ]}
          />
        </g>
      ))}
    </svg>
  )
}
