/** Keyless signing step by step: the key lives for seconds, the log's proof stays. */
import { Arrow } from '../design/Arrow'
import { useMotion } from '../design/motion'

const parties = [
  { name: 'pipeline', x: 96 },
  { name: 'Fulcio', x: 288 },
  { name: 'Rekor', x: 456 },
  { name: 'registry', x: 624 },
]
const bars = [
  { name: 'private key', end: 210, says: 'seconds' },
  { name: 'certificate', end: 330, says: 'ten minutes' },
  { name: 'bundle', end: 696, says: 'verified at any later time' },
]
const barX = 132
const barY = (row: number) => 318 + row * 38

export function KeylessSigning() {
  const { seconds, control } = useMotion({ loopSeconds: 9, stillAt: 8, steps: 6 })
  const done = Math.floor(seconds / 1.5)
  const tone = (step: number) => (done === step ? 'strong' : done > step ? '' : 'soft')
  const shown = (step: number) => done < step
  const barTone = [done >= 1 && done < 5 ? 'a' : 'ghost', done >= 2 ? 'a' : 'ghost', done >= 5 ? 'accent' : 'ghost']
  return (
    <>
      <svg className="fig" viewBox="0 0 720 440" aria-hidden="true">
        {parties.map((party) => (
          <g key={party.name}>
            <path className="line dash" d={`M${party.x} 50V292`} />
            <rect className="box c" x={party.x - 60} y={10} width={120} height={40} rx={5} />
            <text className="strong mid" x={party.x} y={35}>
              {party.name}
            </text>
          </g>
        ))}
        <text className={`small mid ${tone(1)}`} x={192} y={78}>
          1 token, public key
        </text>
        <Arrow
          dash={shown(1)}
          points={[
            [96, 86],
            [287, 86],
          ]}
        />
        <text className={`small mid ${tone(2)}`} x={192} y={114}>
          2 certificate
        </text>
        <Arrow
          dash={shown(2)}
          points={[
            [288, 122],
            [97, 122],
          ]}
        />
        <rect className={`box ${shown(3) ? 'ghost' : ''}`} x={32} y={140} width={128} height={32} rx={5} />
        <text className={`small mid ${tone(3)}`} x={96} y={160.5}>
          3 sign the digest
        </text>
        <text className={`small mid ${tone(4)}`} x={192} y={198}>
          4 signature
        </text>
        <Arrow
          dash={shown(4)}
          points={[
            [96, 206],
            [455, 206],
          ]}
        />
        <text className={`small mid ${tone(4)}`} x={372} y={228}>
          proof, and the time
        </text>
        <Arrow
          accent={!shown(4)}
          dash={shown(4)}
          points={[
            [456, 236],
            [97, 236],
          ]}
        />
        <text className={`small mid ${tone(5)}`} x={192} y={266}>
          5 bundle of all three
        </text>
        <Arrow
          dash={shown(5)}
          points={[
            [96, 274],
            [623, 274],
          ]}
        />
        {bars.map((bar, row) => {
          const last = row === 2
          const gone = row === 0 && done >= 5
          return (
            <g key={bar.name}>
              <text className="small end" x={barX - 12} y={barY(row) + 18}>
                {bar.name}
              </text>
              <rect
                className={`box ${barTone[row]}`}
                x={barX}
                y={barY(row)}
                width={bar.end - barX}
                height={26}
                rx={4}
              />
              <text
                className={`small ${last ? 'mid' : ''} ${last && done >= 5 ? 'on-accent strong' : ''}`}
                x={last ? (barX + bar.end) / 2 : bar.end + 10}
                y={barY(row) + 18}
              >
                {gone ? 'seconds, then thrown away' : bar.says}
              </text>
            </g>
          )
        })}
      </svg>
      {control}
    </>
  )
}
