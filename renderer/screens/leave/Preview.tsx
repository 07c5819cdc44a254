/** What an import would change, before anything is changed. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusals } from './Refusals'
import { TallyTable } from './TallyTable'
import type { PreviewView } from './view'

interface PreviewProps {
  readonly preview: PreviewView
  readonly isTaking: boolean
  readonly onTake: (preview: PreviewView) => Promise<void>
  readonly onLeave: () => void
}

export function Preview({ preview, isTaking, onTake, onLeave }: PreviewProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [])
  const { name, source, tallies, refused, leftOut, changesAnything } = preview
  return (
    <section className="leave-preview" aria-labelledby="leave-preview">
      <h3 id="leave-preview" ref={heading} tabIndex={-1}>
        {t('leave.preview.title')}
      </h3>
      <p>
        <strong data-content>{name}</strong> <span className="soft">{t(`leave.source.${source}`)}</span>
      </p>
      <TallyTable tallies={tallies} caption={t('leave.tally.would')} />
      {!changesAnything && <p>{t('leave.preview.nothing')}</p>}
      <Refusals refused={refused} leftOut={leftOut} />
      <p className="row">
        <button
          type="button"
          className="primary"
          disabled={isTaking || !changesAnything}
          onClick={() => void onTake(preview)}
        >
          {t('leave.preview.take')}
        </button>
        <button type="button" disabled={isTaking} onClick={onLeave}>
          {t('leave.preview.leave')}
        </button>
        <span role="status" className="soft">
          {isTaking ? t('leave.preview.taking') : changesAnything && t('leave.preview.backup')}
        </span>
      </p>
    </section>
  )
}
