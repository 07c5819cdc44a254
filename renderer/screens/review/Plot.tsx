/** A uPlot plot in the app's colours, redrawn when its width, the theme or the text size changes. */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'

/** Colours and sizes as the plot's own element has them; design/review.css sets them from the tokens. */
export interface PlotLook {
  readonly line: string
  readonly fill: string
  readonly rule: string
  readonly ink: string
  readonly font: string
  /** Pixels of one rem. */
  readonly rem: number
}

type Options = Omit<uPlot.Options, 'width' | 'height'>

interface PlotProps {
  readonly data: uPlot.AlignedData
  /** Should keep its identity. */
  readonly options: (look: PlotLook) => Options
  /** What it shows, in a sentence: the picture's name. */
  readonly label: string
}

const heightRem = 14

export function Plot({ data, options, label }: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let plot: uPlot | undefined
    const draw = () => {
      plot?.destroy()
      const look = lookOf(element)
      plot = new uPlot({ ...options(look), width: element.clientWidth, height: heightRem * look.rem }, data, element)
    }
    let width = -1
    const resized = new ResizeObserver(() => {
      if (width === element.clientWidth) return
      width = element.clientWidth
      draw()
    })
    resized.observe(element)
    const looks = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) =>
      window.matchMedia(query),
    )
    for (const one of looks) one.addEventListener('change', draw)
    const root = new MutationObserver(draw)
    root.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
    return () => {
      resized.disconnect()
      root.disconnect()
      for (const one of looks) one.removeEventListener('change', draw)
      plot?.destroy()
    }
  }, [data, options])
  return <div ref={box} className="plot" role="img" aria-label={label} />
}

function lookOf(element: HTMLElement): PlotLook {
  const style = getComputedStyle(element)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const value = (name: string) => style.getPropertyValue(name)
  return {
    line: value('--plot-line'),
    fill: value('--plot-fill'),
    rule: value('--plot-rule'),
    ink: style.color,
    font: `${Math.round(0.75 * rem)}px ${style.fontFamily}`,
    rem,
  }
}

/** Axes as both plots have them: quiet lines, labels by `x` and `y`. */
export function axes(look: PlotLook, x: (value: number) => string, y: (value: number) => string): uPlot.Axis[] {
  const axis = { stroke: look.ink, font: look.font }
  const grid = { stroke: look.rule, width: 1 }
  return [
    {
      ...axis,
      grid: { show: false },
      ticks: { ...grid, size: 4 },
      space: 4.5 * look.rem,
      size: 2 * look.rem,
      incrs: [1, 2, 5, 7, 14, 28, 56],
      values: (_, splits) => splits.map(x),
    },
    {
      ...axis,
      grid,
      ticks: { show: false },
      space: 2.5 * look.rem,
      size: 3.25 * look.rem,
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
      values: (_, splits) => splits.map(y),
    },
  ]
}
