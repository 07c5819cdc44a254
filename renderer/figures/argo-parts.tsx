/** The processes of Argo CD and who talks to whom. */
import { Arrow } from '../design/Arrow'

function Part(props: {
  x: number
  y: number
  width: number
  name: string
  says: string
  accent?: boolean
  tone?: string
}) {
  const { x, y, width, name, says, accent, tone } = props
  return (
    <g>
      <rect className={`box ${accent ? 'accent' : (tone ?? '')}`} x={x} y={y} width={width} height={60} rx={5} />
      <text className={`strong mid ${accent ? 'on-accent' : ''}`} x={x + width / 2} y={y + 26}>
        {name}
      </text>
      <text className={`small mid ${accent ? 'on-accent' : ''}`} x={x + width / 2} y={y + 45}>
        {says}
      </text>
    </g>
  )
}

export function ArgoParts() {
  return (
    <svg className="fig" viewBox="0 0 720 436" aria-hidden="true">
      <rect className="box a" x={152} y={16} width={396} height={404} rx={8} />
      <text className="small strong" x={168} y={40}>
        Argo CD
      </text>
      <Part x={188} y={56} width={164} name="API server" says="UI, CLI, webhooks" />
      <Part x={188} y={156} width={164} name="Repo server" says="clones, renders" />
      <Part x={188} y={256} width={164} name="Controller" says="compares, syncs" accent />
      <Part x={188} y={344} width={164} name="Redis" says="a cache" />
      <Part x={392} y={56} width={140} name="ApplicationSet" says="makes Applications" />
      <Part x={392} y={156} width={140} name="Applications" says="what goes where" />
      <Part x={16} y={156} width={92} name="Git" says="repositories" tone="c" />
      <Part x={604} y={256} width={100} name="Cluster" says="its API" tone="c" />
      <Arrow
        points={[
          [62, 156],
          [62, 86],
          [187, 86],
        ]}
      />
      <text className="small mid" x={106} y={78}>
        webhook
      </text>
      <Arrow
        points={[
          [188, 186],
          [109, 186],
        ]}
      />
      <text className="small mid" x={130} y={178}>
        fetch
      </text>
      <Arrow
        points={[
          [270, 256],
          [270, 217],
        ]}
      />
      <text className="small" x={280} y={241}>
        asks for manifests
      </text>
      <Arrow
        points={[
          [270, 316],
          [270, 343],
        ]}
        both
      />
      <Arrow
        points={[
          [188, 200],
          [170, 200],
          [170, 374],
          [187, 374],
        ]}
      />
      <Arrow
        points={[
          [352, 86],
          [372, 86],
          [372, 186],
          [391, 186],
        ]}
      />
      <Arrow
        points={[
          [462, 116],
          [462, 155],
        ]}
      />
      <Arrow
        points={[
          [352, 270],
          [462, 270],
          [462, 218],
        ]}
        both
      />
      <Arrow
        points={[
          [604, 288],
          [353, 288],
        ]}
      />
      <Arrow
        points={[
          [352, 304],
          [603, 304],
        ]}
      />
      <text className="small mid" x={576} y={280}>
        watch
      </text>
      <text className="small mid" x={576} y={322}>
        apply
      </text>
    </svg>
  )
}
