/** Whether what was written is on the disk. It says “saved” only when that is so. The frame's notice speaks up. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { SaveState } from '../../study/record'

/** While someone types, each change is saved within milliseconds: the line waits for a rest before it says so. */
const restMs = 500

export function SaveLine({ saving }: { saving: SaveState }) {
  const { t } = useTranslation()
  const isSaved = useRested(saving)
  if (saving.kind === 'failing')
    return (
      <p className="save-line bad">
        <Icon name="alert" /> {t(`notes.failing.${saving.why}`)}
      </p>
    )
  if (saving.kind === 'readOnly')
    return (
      <p className="save-line bad">
        <Icon name="alert" /> {t(`notes.readOnly.${saving.why}`)}
      </p>
    )
  return (
    <p className="save-line">
      {isSaved && <Icon name="check" />}
      {t(isSaved ? 'notes.saved' : 'notes.saving')}
    </p>
  )
}

function useRested(saving: SaveState): boolean {
  const isSaved = saving.kind === 'saved'
  const [isRested, setRested] = useState(isSaved)
  useEffect(() => {
    if (!isSaved) return setRested(false)
    const rest = setTimeout(() => setRested(true), restMs)
    return () => clearTimeout(rest)
  }, [isSaved])
  return isSaved && isRested
}
