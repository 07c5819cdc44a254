import { Arrow } from '../design/Arrow'

function Part(props: { x: number; y: number; title: string; note: string; tone: string }) {
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={props.y} width="132" height="58" rx="5" />
      <text className="strong mid" x={props.x + 66} y={props.y + 25}>
        {props.title}
      </text>
      <text className="small soft mid" x={props.x + 66} y={props.y + 44}>
        {props.note}
      </text>
    </g>
  )
}

export function RuntimeStack() {
  return (
    <svg className="fig" viewBox="0 0 720 322" aria-hidden="true">
      <Part x={196} y={1} title="registry" note="manifests, blobs" tone="" />
      <Part x={1} y={132} title="kubelet" note="one per node" tone="b" />
      <Part x={196} y={132} title="containerd" note="pulls, unpacks" tone="a" />
      <Part x={392} y={132} title="shim" note="one per pod" tone="a" />
      <Part x={587} y={132} title="process" note="in its container" tone="c" />
      <Part x={196} y={263} title="snapshots" note="root file systems" tone="" />
      <Part x={392} y={263} title="runc" note="sets up, exits" tone="ghost" />

      <Arrow
        points={[
          [133, 161],
          [194, 161],
        ]}
      />
      <text className="small mid" x="164" y="151">
        CRI
      </text>
      <Arrow
        points={[
          [262, 132],
          [262, 61],
        ]}
      />
      <text className="small" x="274" y="101">
        Distribution spec
      </text>
      <Arrow
        points={[
          [262, 190],
          [262, 261],
        ]}
      />
      <text className="small" x="274" y="231">
        Image spec
      </text>
      <Arrow
        points={[
          [328, 161],
          [390, 161],
        ]}
      />
      <text className="small mid" x="359" y="151">
        starts
      </text>
      <Arrow
        points={[
          [458, 190],
          [458, 261],
        ]}
      />
      <text className="small" x="470" y="231">
        Runtime spec
      </text>
      <Arrow
        points={[
          [524, 292],
          [653, 292],
          [653, 192],
        ]}
        accent
      />
      <text className="small accent mid" x="592" y="312">
        starts, then leaves
      </text>
      <path className="line" d="M524 161H587" />
      <text className="small mid" x="556" y="151">
        parent
      </text>
    </svg>
  )
}
