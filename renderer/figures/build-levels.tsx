/** SLSA build levels as steps: what is there, and what a forger still has to do. */
const levels = [
  { name: 'Build L0', there: ['no provenance'], forge: ['swap the file'] },
  { name: 'Build L1', there: ['provenance', 'exists'], forge: ['write another', 'statement'] },
  { name: 'Build L2', there: ['a hosted platform', 'signs it'], forge: ['get at the signer', 'from a build step'] },
  { name: 'Build L3', there: ['runs kept apart,', 'key out of reach'], forge: ['break the', 'platform itself'] },
]
const width = 148
const columnX = (index: number) => 104 + index * (width + 8)
const bottom = 204

export function BuildLevels() {
  return (
    <svg className="fig" viewBox="0 0 720 332" aria-hidden="true">
      {levels.map((level, index) => {
        const top = bottom - 74 - index * 36
        const isBest = index === 3
        return (
          <g key={level.name}>
            <rect
              className={`box ${index === 0 ? '' : 'a'}`}
              x={columnX(index)}
              y={top}
              width={width}
              height={bottom - top}
              rx={5}
            />
            <text className="strong mid" x={columnX(index) + width / 2} y={top + 25}>
              {level.name}
            </text>
            {level.there.map((line, row) => (
              <text key={line} className="small mid" x={columnX(index) + width / 2} y={top + 46 + row * 17}>
                {line}
              </text>
            ))}
            {level.forge.map((line, row) => (
              <text
                key={line}
                className={`small mid ${isBest ? 'accent strong' : ''}`}
                x={columnX(index) + width / 2}
                y={234 + row * 17}
              >
                {line}
              </text>
            ))}
          </g>
        )
      })}
      <text className="small soft" x={12} y={234}>
        to forge it,
      </text>
      <text className="small soft" x={12} y={251}>
        one has to
      </text>
      <rect className="box d" x={104} y={282} width={4 * width + 24} height={36} rx={5} />
      <text className="mid" x={104 + 2 * width + 12} y={305}>
        at every level the source itself can be bad
      </text>
    </svg>
  )
}
