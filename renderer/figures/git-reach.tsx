/** What keeps a commit alive after a hard reset, for how long, and where lost work can still be found. */
import { Arrow } from '../design/Arrow'

function Commit({ x, name, isGhost }: { x: number; name: string; isGhost?: boolean }) {
  return (
    <g>
      <circle className={`box ${isGhost ? 'ghost' : ''}`} cx={x} cy={100} r={22} />
      <text className="strong mid" x={x} y={105}>
        {name}
      </text>
    </g>
  )
}

const rows = [
  { work: 'committed', where: 'git reflog', found: 'whole, with its history', tone: 'a' },
  { work: 'added, not committed', where: 'git fsck --lost-found', found: 'the content, without its name', tone: 'a' },
  { work: 'never added', where: 'nowhere', found: 'no object was ever made', tone: 'accent' },
]

export function GitReach() {
  return (
    <svg className="fig" viewBox="0 0 720 424" aria-hidden="true">
      <rect className="box a" x={132} y={20} width={88} height={34} rx={17} />
      <text className="mono mid" x={176} y={41}>
        main
      </text>
      <Arrow
        points={[
          [176, 54],
          [176, 76],
        ]}
      />
      <rect className="box ghost" x={476} y={20} width={104} height={34} rx={17} />
      <text className="mono mid" x={528} y={41}>
        main@&#123;1&#125;
      </text>
      <text className="small soft" x={592} y={41}>
        reflog entry
      </text>
      <Arrow
        points={[
          [528, 54],
          [528, 76],
        ]}
        dash
      />
      <Arrow
        points={[
          [330, 100],
          [200, 100],
        ]}
        dash
      />
      <Arrow
        points={[
          [506, 100],
          [376, 100],
        ]}
        dash
      />
      <Commit x={176} name="A" />
      <Commit x={352} name="B" isGhost />
      <Commit x={528} name="C" isGhost />

      <path className="line" d="M16 196H704" />
      {[16, 448, 704].map((x) => (
        <path key={x} className="line" d={`M${x} 188V204`} />
      ))}
      <rect className="box c" x={16} y={158} width={432} height={24} rx={3} />
      <text className="small mid" x={232} y={175}>
        the reflog leads to B and C
      </text>
      <rect className="box ghost" x={452} y={158} width={252} height={24} rx={3} />
      <text className="small mid" x={578} y={175}>
        the next git gc may delete them
      </text>
      <text className="small" x={16} y={224}>
        day 0: reset --hard
      </text>
      <text className="small mid" x={448} y={224}>
        day 30: the entry expires
      </text>

      <text className="small strong" x={28} y={268}>
        your work was
      </text>
      <text className="small strong" x={224} y={268}>
        look in
      </text>
      <text className="small strong" x={468} y={268}>
        what you get
      </text>
      {rows.map((row, index) => {
        const ink = row.tone === 'accent' ? 'on-accent' : ''
        return (
          <g key={row.work}>
            <rect className={`box ${row.tone}`} x={16} y={280 + index * 46} width={688} height={38} rx={4} />
            <text className={ink} x={28} y={304 + index * 46}>
              {row.work}
            </text>
            <text className={`mono ${ink}`} x={224} y={304 + index * 46}>
              {row.where}
            </text>
            <text className={ink} x={468} y={304 + index * 46}>
              {row.found}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
