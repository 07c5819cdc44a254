/** How many of each kind are new, changed, already here, and so on; columns and rows without any number are left out. */
import { useTranslation } from 'react-i18next'
import { type Tallies, type Tally, tallyKinds } from '../../study/parcel'

const columns = ['added', 'updated', 'beside', 'gone', 'kept', 'same'] as const satisfies readonly (keyof Tally)[]

export function TallyTable({ tallies, caption }: { readonly tallies: Tallies; readonly caption: string }) {
  const { t } = useTranslation()
  const rows = tallyKinds.flatMap((kind) => {
    const tally = tallies[kind]
    return tally && columns.some((column) => tally[column] > 0) ? [{ kind, tally }] : []
  })
  if (rows.length === 0) return null
  const shown = columns.filter((column) => rows.some(({ tally }) => tally[column] > 0))
  return (
    // A wide text size makes the table wider than the window: it scrolls by itself, and by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className="leave-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('leave.tally.kind')}</th>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`leave.tally.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, tally }) => (
            <tr key={kind}>
              <th scope="row">{t(`leave.kind.${kind}`)}</th>
              {shown.map((column) => (
                <td key={column}>{tally[column] || '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.includes('beside') && <p className="soft help">{t('leave.tally.besideHelp')}</p>}
      {shown.includes('gone') && <p className="soft help">{t('leave.tally.goneHelp')}</p>}
      {shown.includes('kept') && <p className="soft help">{t('leave.tally.keptHelp')}</p>}
    </section>
  )
}
