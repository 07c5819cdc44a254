/** “Take this repository with you”: a folder with a real `.git`, or a bundle. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import { type LabSaved, useLabPorts } from '../../labPorts'
import type { Repository } from '../engine/core/repository'

export function TakeAlong({ repo }: { repo: Repository | undefined }) {
  const { t } = useTranslation()
  const ports = useLabPorts()
  const [told, setTold] = useState<LabSaved | { readonly kind: 'empty' }>()
  const base = 'labs.gitStage.take'
  const save = async (kind: 'zip' | 'bundle') => {
    setTold(undefined)
    if (!repo) return
    // What writes packs and archives loads when it is first wanted.
    const { bundleFile, folderFile } = await import('./takenFiles')
    const file = kind === 'zip' ? folderFile(repo) : bundleFile(repo)
    setTold(file ? await ports.saveFile(file) : { kind: 'empty' })
  }
  return (
    <fieldset className="git-take">
      <legend>{t(`${base}.open`)}</legend>
      <p className="soft">{t(repo ? `${base}.help` : `${base}.nothing`)}</p>
      <div className="row">
        {(['zip', 'bundle'] as const).map((kind) => (
          <button key={kind} type="button" aria-disabled={!repo} onClick={() => void save(kind)}>
            <Icon name="out" />
            {t(`${base}.${kind === 'zip' ? 'folder' : 'bundle'}`)}
          </button>
        ))}
      </div>
      <p role="status" className="file-told">
        {told?.kind === 'failed' && t(`${base}.failed`, { reason: told.reason })}
        {(told?.kind === 'saved' || told?.kind === 'noShell' || told?.kind === 'empty') && t(`${base}.${told.kind}`)}
      </p>
    </fieldset>
  )
}
