/** Opens a shared run: what is no run, or none of this edition, is said and changes nothing. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { handOver } from './handedOver'
import { type FileFault, type LabsWorld, useLabs } from './labsWorld'

type Told = { readonly why: FileFault } | { readonly reason: string }

export function OpenFile({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation()
  const world = useLabs()
  const [told, setTold] = useState<Told>()
  const open = async () => {
    setTold(undefined)
    const fault = await openInto(world)
    if (fault === undefined) onOpen?.()
    else if (fault !== 'cancelled') setTold(fault)
  }
  return (
    <div className="open-file">
      <button type="button" onClick={() => void open()}>
        <Icon name="in" />
        {t('labs.openFile')}
      </button>
      <p role="status" className="file-told">
        {told && ('why' in told ? t(`labs.file.${told.why}`) : t('labs.file.failed', { reason: told.reason }))}
      </p>
    </div>
  )
}

async function openInto(world: LabsWorld): Promise<Told | 'cancelled' | undefined> {
  const opened = await world.openShared()
  if (opened.kind === 'cancelled') return 'cancelled'
  if (opened.kind === 'broken') return { reason: opened.reason }
  if (opened.kind === 'failed') return { why: opened.why }
  const { run } = opened
  const lab = world.labs.find(({ id }) => id === run.lab)
  if (!lab) return { why: 'unknownScenario' }
  const started = lab.start(run.scenario, run.actions)
  if (started.kind === 'failed') return { why: started.why }
  handOver(run)
  world.go(run.lab, run.scenario)
  return undefined
}
