/** An object's id, worked out anew from its bytes, step by step. */
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { computeId, hexRows, type IdSteps, type ObjectView } from '../../engine/picture/object'

const last = 5
/** More blocks than this are not drawn one by one. */
const mostBlocks = 48

export function IdComputed({ view }: { view: ObjectView }) {
  const { t } = useTranslation()
  const heading = useId()
  const [step, setStep] = useState(0)
  const steps = useMemo(() => computeId(view), [view])
  const next = step === 0 ? 'compute' : step < last ? 'next' : 'again'
  return (
    <section className="id-computed" aria-labelledby={heading}>
      <h4 id={heading}>{t('labs.git.inspector.steps')}</h4>
      <p className="help soft">{t('labs.git.inspector.computeHelp')}</p>
      <ol aria-live="polite">
        {partsOf(view, steps)
          .slice(0, step)
          .map(({ key, picture }) => (
            <li key={key}>
              <StepWords name={key} view={view} steps={steps} />
              {picture}
            </li>
          ))}
      </ol>
      <button
        type="button"
        className={step < last ? 'primary' : ''}
        onClick={() => setStep(step < last ? step + 1 : 1)}
      >
        {t(`labs.git.inspector.${next}`)}
      </button>
    </section>
  )
}

type StepName = 'body' | 'header' | 'whole' | 'words' | 'equal'

function StepWords({ name, view, steps }: { name: StepName; view: ObjectView; steps: IdSteps }) {
  const { t } = useTranslation()
  const base = 'labs.git.inspector.step'
  if (name === 'body') return t(`${base}.body`, { bytes: view.size })
  if (name === 'whole')
    return `${t(`${base}.whole`, { length: steps.length })} ${t(`${base}.blocks`, { count: steps.blocks })}`
  if (name !== 'equal') return t(`${base}.${name}`)
  const isEqual = steps.oid === view.oid
  return (
    <span className={isEqual ? 'verdict right' : 'verdict wrong'}>
      <Icon name={isEqual ? 'check' : 'alert'} />
      {t(`${base}.${isEqual ? 'equal' : 'differs'}`)}
    </span>
  )
}

function partsOf(view: ObjectView, steps: IdSteps): readonly { key: StepName; picture: ReactNode }[] {
  return [
    { key: 'body', picture: <Cells bytes={view.body.subarray(0, 16)} isCut={view.body.length > 16} /> },
    { key: 'header', picture: <Cells bytes={view.header} isHeader /> },
    { key: 'whole', picture: <Blocks count={steps.blocks} /> },
    {
      key: 'words',
      picture: (
        <span className="id-words mono" data-content>
          {steps.words.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </span>
      ),
    },
    {
      key: 'equal',
      picture: (
        <span className="id-equal mono" data-content>
          <span>{steps.oid}</span>
          <span>{view.oid}</span>
        </span>
      ),
    },
  ]
}

/** Bytes one by one: the character above its hexadecimal digits. */
function Cells({ bytes, isHeader = false, isCut = false }: { bytes: Uint8Array; isHeader?: boolean; isCut?: boolean }) {
  const cells = hexRows(bytes).flatMap(({ pairs, text }) => pairs.map((pair, at) => ({ pair, char: text[at] })))
  return (
    <span className={`byte-cells mono${isHeader ? ' of-header' : ''}`} data-content aria-hidden="true">
      {cells.map(({ pair, char }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bytes are told apart by their place alone
        <span key={at}>
          <span>{pair === '00' ? '\\0' : pair === '20' ? '␣' : pair === '0a' ? '\\n' : char}</span>
          <span>{pair}</span>
        </span>
      ))}
      {isCut && <span className="cut">…</span>}
    </span>
  )
}

function Blocks({ count }: { count: number }) {
  return (
    <span className="id-blocks" aria-hidden="true">
      {Array.from({ length: Math.min(count, mostBlocks) }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={at} />
      ))}
    </span>
  )
}
