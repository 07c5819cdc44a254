/** How much of what came back was remembered, week by week. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type uPlot from 'uplot'
import type { WeekOfReviews } from './figures'
import { axes, Plot, type PlotLook } from './Plot'
import { PlotOrTable } from './PlotOrTable'
import { shortDay } from './span'

interface RetentionProps {
  readonly weeks: readonly WeekOfReviews[]
  /** The share that is aimed at, in percent. */
  readonly aim: number
}

export function Retention({ weeks, aim }: RetentionProps) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const data = useMemo<uPlot.AlignedData>(
    () => [weeks.map((week) => week.day), weeks.map((week) => week.remembered ?? null), weeks.map(() => aim)],
    [weeks, aim],
  )
  const options = useCallback((look: PlotLook) => lineOptions(look, weeks, language), [weeks, language])
  const percent = (value: number | undefined) =>
    value === undefined ? '–' : t('review.plot.percent', { value: Math.round(value) })
  return (
    <PlotOrTable
      title={t('review.plot.retention')}
      help={t('review.plot.retentionHelp')}
      empty={weeks.length === 0 ? t('review.plot.retentionEmpty') : undefined}
      columns={[t('review.plot.week'), t('review.plot.answers'), t('review.plot.remembered')]}
      rows={weeks.map((week) => [shortDay(week.day, language), `${week.answers}`, percent(week.remembered)])}
    >
      <Plot
        data={data}
        options={options}
        label={`${t('review.plot.retention')}: ${percent(weeks.at(-1)?.remembered)}`}
      />
    </PlotOrTable>
  )
}

function lineOptions(look: PlotLook, weeks: readonly WeekOfReviews[], language: string) {
  const shares = weeks.flatMap((week) => week.remembered ?? [])
  const bottom = Math.min(60, ...shares.map((share) => Math.floor(share / 20) * 20))
  const [first, last] = [weeks[0]?.day ?? 0, weeks.at(-1)?.day ?? 0]
  return {
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [first - 4, last + 4] as [number, number] },
      y: { range: [bottom, 102] as [number, number] },
    },
    axes: axes(
      look,
      (day) => (Number.isInteger(day) ? shortDay(day, language) : ''),
      (value) => `${value}`,
    ),
    series: [
      {},
      { stroke: look.line, width: 2, spanGaps: true, points: { show: true, size: 6, fill: look.line } },
      { stroke: look.ink, width: 1, dash: [4, 4], points: { show: false } },
    ],
  }
}
