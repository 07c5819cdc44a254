/** Saves a run as a file. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Step } from '../../labs/lab'
import { type Saved, useLabs } from './labsWorld'

interface ShareFileProps {
  readonly lab: string
  readonly scenario: string
  readonly actions: () => readonly Step[]
}

export function ShareFile({ lab, scenario, actions }: ShareFileProps) {
  const { t } = useTranslation()
  const world = useLabs()
  const [told, setTold] = useState<Saved>()
  const share = async () => setTold(await world.share({ lab, scenario, actions: actions() }))
  return (
    <div className="open-file">
      <button type="button" onClick={() => void share()}>
        <Icon name="out" />
        {t('labs.share')}
      </button>
      <p role="status" className="file-told">
        {told?.kind === 'failed' && t('labs.file.failed', { reason: told.reason })}
        {(told?.kind === 'saved' || told?.kind === 'noShell') && t(`labs.file.${told.kind}`)}
      </p>
    </div>
  )
}
