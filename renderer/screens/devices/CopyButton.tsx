/** Copies a text, and says whether that worked. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'

export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'copied' | 'copyFailed'>()
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => setState('copyFailed'),
    )
  return (
    <span className="copy-line">
      <button type="button" onClick={() => void copy()}>
        <Icon name="copy" /> {label}
      </button>
      <span role="status" className="soft">
        {state && t(`pairing.${state}`)}
      </span>
    </span>
  )
}
