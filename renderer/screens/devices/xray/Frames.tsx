/** The messages of the exchange: a strip of bars, the same in words, and a list that can be paused. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceId, SeenFrame } from '../../../study/devices/devices'
import { sizeOf } from '../../../study/times'

interface FramesProps {
  readonly frames: readonly SeenFrame[]
  readonly nameOf: (device: DeviceId) => string
}

export function Frames({ frames, nameOf }: FramesProps) {
  const { t } = useTranslation()
  const [paused, setPaused] = useState<readonly SeenFrame[]>()
  const shown = paused ?? frames
  const after = paused?.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const more = paused ? frames.filter(({ at }) => at > after).length : 0
  return (
    <section className="record-part" aria-labelledby="xray-frames">
      <div className="device-head">
        <h2 id="xray-frames">{t('xray.frames')}</h2>
        {frames.length > 0 && (
          <button type="button" onClick={() => setPaused(paused ? undefined : frames)}>
            {t(paused ? 'xray.goOn' : 'xray.pause')}
          </button>
        )}
      </div>
      <p className="measure">{t('xray.framesLead')}</p>
      {shown.length === 0 ? (
        <p className="soft">{t('xray.framesEmpty')}</p>
      ) : (
        <>
          <Strip frames={shown} />
          {more > 0 && <p className="soft">{t('xray.pausedMore', { count: more })}</p>}
          <List frames={shown} nameOf={nameOf} />
        </>
      )}
    </section>
  )
}

const stripLength = 80
const half = 30

/** Out above the line, in below it; a bar grows with the logarithm of the bytes. */
function Strip({ frames }: { readonly frames: readonly SeenFrame[] }) {
  const { t } = useTranslation()
  const drawn = frames.slice(-stripLength)
  const largest = Math.log2(2 + Math.max(...drawn.map(({ bytes }) => bytes)))
  const of = (way: SeenFrame['way']) => drawn.filter((one) => one.way === way)
  const size = (some: readonly SeenFrame[]) => sizeOf(some.reduce((all, { bytes }) => all + bytes, 0))
  const words = t('xray.drawn', {
    ...{ count: drawn.length, out: of('out').length, outSize: size(of('out')) },
    ...{ in: of('in').length, inSize: size(of('in')) },
  })
  return (
    <figure className="frame-strip">
      <svg viewBox={`0 0 ${stripLength * 8} ${2 * half}`} preserveAspectRatio="none" aria-hidden="true">
        <line x1="0" x2={stripLength * 8} y1={half} y2={half} />
        {drawn.map(({ way, bytes }, at) => {
          const height = Math.max(2, ((half - 2) * Math.log2(2 + bytes)) / largest)
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={at}
              className={way}
              x={at * 8 + 1}
              y={way === 'out' ? half - height : half}
              width="6"
              height={height}
            />
          )
        })}
      </svg>
      <figcaption className="soft">{words}</figcaption>
    </figure>
  )
}

const time = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
})

const kinds = [
  ...(['hello', 'welcome', 'buckets', 'cells', 'offer', 'have', 'want'] as const),
  ...(['data', 'hold', 'same', 'ask', 'answer'] as const),
]

function List({ frames, nameOf }: FramesProps) {
  const { t } = useTranslation()
  const meaningOf = (kind: string) => {
    const known = kinds.find((one) => one === kind)
    return known && t(`xray.messages.${known}`)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ol className="frame-list" aria-label={t('xray.framesList')} tabIndex={0}>
      {frames.toReversed().map(({ at, device, way, kind, doc, bytes }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two messages can be alike in everything
        <li key={frames.length - place}>
          <span className="soft" data-content>
            {time.format(at)}
          </span>
          <span className={`frame-way ${way}`}>{t(`xray.${way}`)}</span>
          <span>
            <code data-content>{kind}</code> {meaningOf(kind)}
            {doc && <span className="soft"> · {t(`xray.docName.${doc}`)}</span>}
          </span>
          <span className="soft">{t(way === 'in' ? 'xray.from' : 'xray.to', { name: nameOf(device) })}</span>
          <span className="frame-bytes" data-content>
            {sizeOf(bytes)}
          </span>
        </li>
      ))}
    </ol>
  )
}
