import { Arrow } from '../design/Arrow'

function Piece(props: { x: number; y: number; width: number; tone: string; title: string; note: string }) {
  return (
    <g>
      <rect className={`box ${props.tone}`} x={props.x} y={props.y} width={props.width} height="52" rx="5" />
      <text className="strong mid" x={props.x + props.width / 2} y={props.y + 22}>
        {props.title}
      </text>
      <text className="mono soft mid" x={props.x + props.width / 2} y={props.y + 41}>
        {props.note}
      </text>
    </g>
  )
}

function Blobs(props: { y: number; digests: readonly [config: string, first: string, second: string] }) {
  return ['config', 'layer 1', 'layer 2'].map((name, i) => (
    <g key={name}>
      <rect className={`box ${i === 0 ? '' : 'c'}`} x="562" y={props.y + i * 40} width="157" height="32" rx="4" />
      <text x="574" y={props.y + i * 40 + 21}>
        {name}
      </text>
      <text className="mono soft end" x="708" y={props.y + i * 40 + 21}>
        {props.digests[i]}
      </text>
    </g>
  ))
}

function Fan(props: { y: number }) {
  const middle = props.y + 56
  return [0, 1, 2].map((i) => (
    <Arrow
      key={i}
      points={[
        [500, middle],
        [530, middle],
        [530, props.y + 16 + i * 40],
        [560, props.y + 16 + i * 40],
      ]}
    />
  ))
}

export function DigestChain() {
  return (
    <svg className="fig" viewBox="0 0 720 312" aria-hidden="true">
      <Piece x={1} y={120} width={104} tone="" title="tag" note="web:1.4" />
      <Piece x={192} y={120} width={116} tone="a" title="index" note="9f3a…" />
      <Piece x={372} y={30} width={128} tone="b" title="linux/amd64" note="a3b5…" />
      <Piece x={372} y={210} width={128} tone="b" title="linux/arm64" note="70c1…" />
      <Blobs y={0} digests={['47de…', '317d…', 'e832…']} />
      <Blobs y={180} digests={['c20f…', '5b9e…', '18d4…']} />

      <Arrow
        points={[
          [106, 146],
          [190, 146],
        ]}
        accent
        dash
      />
      <text className="small accent mid" x="148" y="136">
        may change
      </text>
      <Arrow
        points={[
          [308, 146],
          [340, 146],
          [340, 56],
          [370, 56],
        ]}
      />
      <Arrow
        points={[
          [308, 146],
          [340, 146],
          [340, 236],
          [370, 236],
        ]}
      />
      <Fan y={0} />
      <Fan y={180} />

      <path className="line" d="M192 300v6H719v-6" />
      <text className="small soft mid" x="436" y="294">
        each arrow is a SHA-256 digest
      </text>
    </svg>
  )
}
