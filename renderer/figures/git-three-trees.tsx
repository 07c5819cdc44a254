/** HEAD, index and working tree: what each everyday command copies, compares or overwrites. */
import { Arrow } from '../design/Arrow'

const trees = [
  { name: 'HEAD', says: 'the last commit', x: 16 },
  { name: 'index', says: 'the next commit', x: 264 },
  { name: 'working tree', says: 'your files', x: 512 },
]
const width = 192
const [head, index, files] = [112, 360, 608]

function Copy(props: { from: number; to: number; y: number; says: string; both?: boolean }) {
  const inset = props.from < props.to ? 3 : -3
  return (
    <g>
      <text className="mono mid" x={(props.from + props.to) / 2} y={props.y - 9}>
        {props.says}
      </text>
      <Arrow
        points={[
          [props.from + (props.both ? inset : 0), props.y],
          [props.to - inset, props.y],
        ]}
        dash={props.both ?? false}
        both={props.both ?? false}
      />
    </g>
  )
}

const resets = [
  { flag: '--soft', says: 'the branch', reach: 1 },
  { flag: '--mixed', says: 'the branch and the index', reach: 2 },
  { flag: '--hard', says: 'the branch, the index and your files', reach: 3 },
]

export function GitThreeTrees() {
  return (
    <svg className="fig" viewBox="0 0 720 436" aria-hidden="true">
      {trees.map((tree) => (
        <g key={tree.name}>
          <path className="line dash" d={`M${tree.x + width / 2} 76V262`} />
          <rect className="box a" x={tree.x} y={16} width={width} height={60} rx={5} />
          <text className="strong mid" x={tree.x + width / 2} y={42}>
            {tree.name}
          </text>
          <text className="small mid" x={tree.x + width / 2} y={62}>
            {tree.says}
          </text>
        </g>
      ))}
      <Copy from={files} to={index} y={124} says="git add" />
      <Copy from={index} to={head} y={124} says="git commit" />
      <Copy from={head} to={index} y={184} says="git restore --staged" />
      <Copy from={index} to={files} y={184} says="git restore" />
      <Copy from={head} to={index} y={244} says="git diff --cached" both />
      <Copy from={index} to={files} y={244} says="git diff" both />

      <text className="mono strong" x={16} y={296}>
        git reset writes
      </text>
      {resets.map((reset, row) => {
        const isHard = reset.reach === 3
        const right = (trees[reset.reach - 1]?.x ?? 0) + width
        return (
          <g key={reset.flag}>
            <rect
              className={`box ${isHard ? 'accent' : 'b'}`}
              x={16}
              y={308 + row * 40}
              width={right - 16}
              height={32}
              rx={4}
            />
            <text className={`mono ${isHard ? 'on-accent' : ''}`} x={28} y={329 + row * 40}>
              {reset.flag}
            </text>
            <text className={`small ${isHard ? 'on-accent' : ''}`} x={96} y={329 + row * 40}>
              {reset.says}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
