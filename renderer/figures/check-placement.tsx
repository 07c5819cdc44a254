/** Five places of a pipeline: what each first knows, what it checks, and what it does with a finding. */
import { Arrow } from '../design/Arrow'

const places = [
  { name: 'commit', knows: ['the staged', 'lines'], checks: ['secrets,', 'formatting'], effect: 'warns' },
  {
    name: 'pull request',
    knows: ['the change and', 'its neighbours'],
    checks: ['SAST, new', 'dependencies'],
    effect: 'blocks',
  },
  { name: 'build', knows: ['exact packages,', 'the digest'], checks: ['scan, SBOM,', 'signature'], effect: 'blocks' },
  { name: 'deploy', knows: ['the namespace', 'and its rules'], checks: ['identity,', 'pod rules'], effect: 'blocks' },
  {
    name: 'run',
    knows: ['new advisories,', 'real behaviour'],
    checks: ['rescan, DAST,', 'detection'],
    effect: 'reports',
  },
]
const width = 116
const columnX = (index: number) => 12 + index * 145
const middle = (index: number) => columnX(index) + width / 2

export function CheckPlacement() {
  return (
    <svg className="fig" viewBox="0 0 720 318" aria-hidden="true">
      <text className="small soft" x={12} y={20}>
        what is first known here
      </text>
      <text className="small soft" x={12} y={160}>
        what is checked
      </text>
      {places.map((place, index) => (
        <g key={place.name}>
          {place.knows.map((line, row) => (
            <text key={line} className="small mid" x={middle(index)} y={46 + row * 18}>
              {line}
            </text>
          ))}
          <rect className="box a" x={columnX(index)} y={80} width={width} height={48} rx={5} />
          <text className="strong mid" x={middle(index)} y={109}>
            {place.name}
          </text>
          {place.checks.map((line, row) => (
            <text key={line} className="small mid" x={middle(index)} y={186 + row * 18}>
              {line}
            </text>
          ))}
          <rect
            className={`box ${place.effect === 'blocks' ? 'd' : 'b'}`}
            x={columnX(index) + 18}
            y={220}
            width={width - 36}
            height={28}
            rx={14}
          />
          <text className="small strong mid" x={middle(index)} y={238.5}>
            {place.effect}
          </text>
          {index < 4 && (
            <Arrow
              points={[
                [columnX(index) + width, 104],
                [columnX(index + 1) - 1, 104],
              ]}
            />
          )}
        </g>
      ))}
      <Arrow
        accent
        dash
        points={[
          [middle(4), 248],
          [middle(4), 276],
          [middle(1), 276],
          [middle(1), 250],
        ]}
      />
      <text className="small strong accent mid" x={(middle(1) + middle(4)) / 2} y={300}>
        a finding becomes a change, with an owner
      </text>
    </svg>
  )
}
