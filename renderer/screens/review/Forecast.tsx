/** What falls due in the days to come. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'
import { sum } from './figures'
import { axes, Plot, type PlotLook } from './Plot'
import { PlotOrTable } from './PlotOrTable'
import { longDay, shortDay } from './span'

interface ForecastProps {
  readonly forecast: readonly number[]
  /** Days since 1970 in the learner's zone. */
  readonly today: number
}

export function Forecast({ forecast, today }: ForecastProps) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const data = useMemo<uPlot.AlignedData>(
    // No bar rather than a line on the floor.
    () => [forecast.map((_, place) => today + place), forecast.map((count) => count || null)],
    [forecast, today],
  )
  const options = useCallback(
    (look: PlotLook) => barOptions(look, today, forecast, language),
    [today, forecast, language],
  )
  const all = sum(forecast)
  const most = Math.max(...forecast)
  const fullest = longDay(today + forecast.indexOf(most), language)
  return (
    <PlotOrTable
      title={t('review.plot.forecast')}
      help={t('review.plot.forecastHelp')}
      empty={all === 0 ? t('review.plot.forecastEmpty', { count: forecast.length }) : undefined}
      columns={[t('review.plot.day'), t('review.plot.cards')]}
      rows={forecast.map((count, place) => [longDay(today + place, language), `${count}`])}
    >
      <Plot
        data={data}
        options={options}
        label={`${t('review.plot.forecast')}: ${t('review.plot.forecastSummary', { count: all, day: fullest, most })}`}
      />
    </PlotOrTable>
  )
}

const whole = (value: number) => (Number.isInteger(value) ? `${value}` : '')

function barOptions(look: PlotLook, today: number, forecast: readonly number[], language: string) {
  const top = Math.max(4, ...forecast)
  return {
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [today - 0.6, today + forecast.length - 0.4] as [number, number] },
      y: { range: [0, top * 1.08] as [number, number] },
    },
    axes: axes(look, (day) => (Number.isInteger(day) ? shortDay(day, language) : ''), whole),
    series: [{}, { stroke: look.line, fill: look.fill, width: 1, ...bars() }],
  }
}

/** Absent only where uPlot was built without bars. */
function bars() {
  const paths = uPlot.paths.bars?.({ size: [0.7, 40] })
  return { points: { show: false }, ...(paths && { paths }) }
}
