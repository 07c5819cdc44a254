/** The controllers of Flux between the sources and the cluster. */
import { Arrow } from '../design/Arrow'

function Part(props: { x: number; y: number; width: number; name: string; says: string; tone?: string }) {
  const { x, y, width, name, says, tone = '' } = props
  const on = tone === 'accent' ? 'on-accent' : ''
  return (
    <g>
      <rect className={`box ${tone}`} x={x} y={y} width={width} height={60} rx={5} />
      <text className={`strong mid ${on}`} x={x + width / 2} y={y + 26}>
        {name}
      </text>
      <text className={`small mid ${on}`} x={x + width / 2} y={y + 45}>
        {says}
      </text>
    </g>
  )
}

export function FluxParts() {
  return (
    <svg className="fig" viewBox="0 0 720 428" aria-hidden="true">
      <rect className="box a" x={168} y={16} width={392} height={396} rx={8} />
      <text className="small strong" x={184} y={40}>
        Flux
      </text>

      <Part x={16} y={156} width={104} name="Git" says="repository" tone="c" />
      <Part x={48} y={256} width={72} name="Registry" says="OCI" tone="c" />
      <Part x={616} y={156} width={88} name="Cluster" says="its API" tone="c" />
      <Part x={184} y={56} width={150} name="notification" says="Receiver, Alert" />
      <Part x={184} y={156} width={150} name="source" says="fetches, verifies" />
      <Part x={184} y={336} width={150} name="image" says="finds new tags" />
      <Part x={398} y={56} width={146} name="kustomize" says="builds, prunes" />
      <Part x={398} y={156} width={146} name="artifact" says="one revision" tone="accent" />
      <Part x={398} y={256} width={146} name="helm" says="installs, upgrades" />
      <Arrow
        points={[
          [68, 156],
          [68, 86],
          [183, 86],
        ]}
      />
      <text className="small mid" x={118} y={78}>
        webhook
      </text>
      <Arrow
        points={[
          [259, 116],
          [259, 155],
        ]}
      />
      <text className="small" x={269} y={140}>
        wakes
      </text>
      <Arrow
        points={[
          [184, 186],
          [121, 186],
        ]}
      />
      <text className="small mid" x={144} y={178}>
        fetch
      </text>
      <Arrow
        points={[
          [204, 216],
          [204, 286],
          [121, 286],
        ]}
      />
      <text className="small mid" x={144} y={278}>
        fetch
      </text>
      <Arrow
        points={[
          [184, 376],
          [32, 376],
          [32, 218],
        ]}
      />
      <text className="small mid" x={106} y={368}>
        commit
      </text>
      <Arrow
        points={[
          [334, 186],
          [397, 186],
        ]}
        accent
      />
      <text className="small mid" x={366} y={178}>
        stores
      </text>
      <Arrow
        points={[
          [471, 156],
          [471, 117],
        ]}
      />
      <Arrow
        points={[
          [471, 216],
          [471, 255],
        ]}
      />
      <Arrow
        points={[
          [544, 86],
          [660, 86],
          [660, 155],
        ]}
      />
      <text className="small mid" x={606} y={78}>
        apply
      </text>
      <Arrow
        points={[
          [544, 286],
          [660, 286],
          [660, 217],
        ]}
      />
      <text className="small mid" x={606} y={278}>
        release
      </text>
    </svg>
  )
}
