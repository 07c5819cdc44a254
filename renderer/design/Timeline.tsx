/** A list of events with their times, for labs. */

export interface TimelineRow {
  readonly id: number
  readonly time: string
  readonly text: string
  readonly tone: 'plain' | 'quiet' | 'bad'
}

interface TimelineProps {
  readonly title: string
  /** Stands where there are no rows. */
  readonly empty: string
  readonly rows: readonly TimelineRow[]
}

export function Timeline({ title, empty, rows }: TimelineProps) {
  return (
    <section className="timeline" aria-label={title}>
      <h2 className="small-title">{title}</h2>
      {rows.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
        <ol tabIndex={0}>
          {rows.map(({ id, time, text, tone }) => (
            <li key={id} className={tone}>
              <span className="timeline-time">{time}</span>
              <span className="timeline-text">{text}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
