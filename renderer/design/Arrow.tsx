/** A straight or bent arrow for figures, through the given points, in units of the figure's viewBox. */
export function Arrow(props: {
  points: readonly (readonly [x: number, y: number])[]
  accent?: boolean
  dash?: boolean
  both?: boolean
}) {
  const { points } = props
  const tone = props.accent ? ' accent' : ''
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const ends = props.both ? [points, [...points].reverse()] : [points]
  return (
    <g>
      <path className={`line${tone}${props.dash ? ' dash' : ''}`} d={path} />
      {ends.map((way) => {
        const [tip, before] = [way.at(-1), way.at(-2)]
        if (!tip || !before) return null
        const turn = (Math.atan2(tip[1] - before[1], tip[0] - before[0]) * 180) / Math.PI
        return (
          <path
            key={`${tip}`}
            className={`head${tone}`}
            d="M1 0L-9 -4.5V4.5Z"
            transform={`translate(${tip[0]} ${tip[1]}) rotate(${turn})`}
          />
        )
      })}
    </g>
  )
}
