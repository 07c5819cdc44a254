/** The links from source to cluster: who struck where, and what helps there. */
import { Arrow } from '../design/Arrow'

const links = [
  {
    name: 'source',
    who: ['xz', '2024'],
    how: ['a trusted', 'maintainer'],
    helps: ['more review,', 'build from Git'],
  },
  { name: 'packages', who: ['look-alikes'], how: ['a misspelt', 'name'], helps: ['lock file,', 'cooldown'] },
  {
    name: 'build',
    who: ['SolarWinds', '2020'],
    how: ['source file', 'swapped'],
    helps: ['hardened or', 'reproducible'],
  },
  { name: 'publish', who: ['Codecov', '2021'], how: ['storage key', 'leaked'], helps: ['short-lived', 'identity'] },
  { name: 'fetch', who: ['tj-actions', '2025'], how: ['tags moved'], helps: ['pin a commit', 'or digest'] },
  { name: 'deploy', who: ['your gate'], how: ['the last', 'chance'], helps: ['identity and', 'provenance'] },
]
const width = 102
const columnX = (index: number) => 12 + index * 119
const middle = (index: number) => columnX(index) + width / 2

export function SupplyChainHits() {
  return (
    <svg className="fig" viewBox="0 0 720 330" aria-hidden="true">
      <text className="small soft" x={12} y={88}>
        who struck there, and how
      </text>
      <text className="small soft" x={12} y={234}>
        what helps
      </text>
      {links.map((link, index) => {
        const isYours = link.name === 'fetch'
        return (
          <g key={link.name}>
            <rect className="box a" x={columnX(index)} y={14} width={width} height={42} rx={5} />
            <text className="strong mid" x={middle(index)} y={40}>
              {link.name}
            </text>
            {index < 5 && (
              <Arrow
                points={[
                  [columnX(index) + width, 35],
                  [columnX(index + 1) - 1, 35],
                ]}
              />
            )}
            <rect
              className={`box ${index === 5 ? 'ghost' : 'd'}`}
              x={columnX(index)}
              y={100}
              width={width}
              height={104}
              rx={5}
            />
            {link.who.map((line, row) => (
              <text key={line} className="small strong mid" x={middle(index)} y={124 + row * 17}>
                {line}
              </text>
            ))}
            {link.how.map((line, row) => (
              <text key={line} className="small mid" x={middle(index)} y={170 + row * 17}>
                {line}
              </text>
            ))}
            <rect
              className={`box ${isYours ? 'accent' : 'c'}`}
              x={columnX(index)}
              y={246}
              width={width}
              height={66}
              rx={5}
            />
            {link.helps.map((line, row) => (
              <text
                key={line}
                className={`small mid ${isYours ? 'on-accent' : ''}`}
                x={middle(index)}
                y={275 + row * 18}
              >
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}
