/** Figures as a plot or, for everyone who prefers them so, as a table. */
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface PlotOrTableProps {
  readonly title: string
  readonly help: string
  /** What stands here as long as there is nothing to plot. */
  readonly empty: string | undefined
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly controls?: ReactNode
  readonly children: ReactNode
}

export function PlotOrTable({ title, help, empty, columns, rows, controls, children }: PlotOrTableProps) {
  const { t } = useTranslation()
  const [isTable, setTable] = useState(false)
  const id = useId()
  return (
    <section className="plot-section" aria-labelledby={id}>
      <header className="plot-head">
        <h2 id={id}>{title}</h2>
        {empty === undefined && (
          <div className="row">
            {controls}
            <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              {t('review.plot.asTable')}
            </button>
          </div>
        )}
      </header>
      <p className="soft help">{empty ?? help}</p>
      {empty === undefined && (isTable ? <Figures name={title} columns={columns} rows={rows} /> : children)}
    </section>
  )
}

interface FiguresProps extends Pick<PlotOrTableProps, 'columns' | 'rows'> {
  readonly name: string
}

function Figures({ name, columns, rows }: FiguresProps) {
  return (
    <table className="figures" aria-label={name}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...rest]) => (
          <tr key={first}>
            <th scope="row" data-content>
              {first}
            </th>
            {rest.map((value, place) => (
              <td key={columns[place + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
