/** Two commits as objects: only what changed is stored anew, the rest is shared by id. */
import { Arrow } from '../design/Arrow'

function Named(props: { x: number; y: number; width: number; tone: string; kind: string; says: string }) {
  const isAccent = props.tone === 'accent'
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={props.y} width={props.width} height={54} rx={5} />
      <text className={`strong mid ${isAccent ? 'on-accent' : ''}`} x={props.x + props.width / 2} y={props.y + 22}>
        {props.kind}
      </text>
      <text className={`mono mid ${isAccent ? 'on-accent' : ''}`} x={props.x + props.width / 2} y={props.y + 42}>
        {props.says}
      </text>
    </g>
  )
}

function RootTree({ x }: { x: number }) {
  return (
    <g>
      <rect className="box a" x={x} y={124} width={176} height={92} rx={5} />
      <text className="strong mid" x={x + 88} y={146}>
        tree
      </text>
      <path className="line" d={`M${x} 156H${x + 176}`} />
      <text className="mono" x={x + 16} y={178}>
        base
      </text>
      <text className="small soft end" x={x + 160} y={178}>
        tree
      </text>
      <text className="mono" x={x + 16} y={202}>
        web.yaml
      </text>
      <text className="small soft end" x={x + 160} y={202}>
        blob
      </text>
    </g>
  )
}

export function GitObjects() {
  return (
    <svg className="fig" viewBox="0 0 720 436" aria-hidden="true">
      <Named x={48} y={16} width={176} tone="b" kind="commit" says="Run two web pods" />
      <Named x={496} y={16} width={176} tone="b" kind="commit" says="Run three web pods" />
      <Arrow
        points={[
          [496, 43],
          [226, 43],
        ]}
      />
      <text className="small mid" x={360} y={34}>
        parent
      </text>
      <Arrow
        points={[
          [136, 70],
          [136, 122],
        ]}
      />
      <Arrow
        points={[
          [584, 70],
          [584, 122],
        ]}
      />
      <RootTree x={48} />
      <RootTree x={496} />

      <Arrow
        points={[
          [136, 216],
          [136, 272],
        ]}
      />
      <Arrow
        points={[
          [224, 174],
          [324, 174],
          [324, 272],
        ]}
      />
      <Arrow
        points={[
          [496, 174],
          [396, 174],
          [396, 272],
        ]}
      />
      <Arrow
        points={[
          [584, 216],
          [584, 272],
        ]}
        accent
      />
      <Named x={48} y={274} width={176} tone="" kind="blob" says="replicas: 2" />
      <Named x={272} y={274} width={176} tone="a" kind="tree, shared" says="deployment.yaml" />
      <Named x={496} y={274} width={176} tone="accent" kind="blob, new" says="replicas: 3" />
      <Arrow
        points={[
          [360, 328],
          [360, 364],
        ]}
      />
      <Named x={272} y={366} width={176} tone="" kind="blob, shared" says="kind: Deployment" />
    </svg>
  )
}
