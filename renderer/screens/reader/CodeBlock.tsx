/** A block of code with its language or title and a copy button. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { CodeToken, TextNode } from '../../study/course/course'

type Code = Extract<TextNode, { k: 'code' }>

const copiedMs = 2_000

export function CodeBlock({ code }: { code: Code }) {
  const { t } = useTranslation()
  const title = useId()
  return (
    <div className="code" data-lang={code.lang}>
      <div className="code-bar">
        <span id={title} className={code.title ? 'code-title' : 'code-lang'}>
          {code.title ?? code.lang}
        </span>
        <CopyButton text={() => textToCopy(code)} label={t('reader.copyCode')} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be preformatted */}
      <pre tabIndex={0} role="group" aria-labelledby={title}>
        <code>
          {code.lines.map((line, row) => [
            row > 0 && '\n',
            ...line.map((token, place) => drawToken(token, row * 1000 + place)),
          ])}
        </code>
      </pre>
    </div>
  )
}

const drawToken = (token: CodeToken, key: number) =>
  typeof token === 'string' ? (
    token
  ) : (
    <span key={key} className={`t-${token[0]}`}>
      {token[1]}
    </span>
  )

const lineText = (line: readonly CodeToken[]) =>
  line.map((token) => (typeof token === 'string' ? token : token[1])).join('')
const isPrompt = (token: CodeToken | undefined) => Array.isArray(token) && token[0] === 'prompt'

/** What the learner would type or save: of a session only the commands, without their prompts. */
export function textToCopy(code: Pick<Code, 'lines' | 'lang'>): string {
  const typed = code.lines.filter((line) => isPrompt(line[0]))
  if (code.lang !== 'console' || typed.length === 0) return code.lines.map(lineText).join('\n')
  return typed.map((line) => lineText(line.slice(1)).trimStart()).join('\n')
}

type CopyState = 'ready' | 'copied' | 'failed'

function CopyButton({ text, label }: { text: () => string; label: string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<CopyState>('ready')
  const settle = (next: CopyState) => {
    setState(next)
    setTimeout(() => setState('ready'), copiedMs)
  }
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => settle('copied'),
      () => settle('failed'),
    )
  }
  const words = { ready: t('reader.copy'), copied: t('reader.copied'), failed: t('reader.copyFailed') }
  return (
    <button type="button" className="copy" onClick={copy} aria-label={label}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      <span role="status">{words[state]}</span>
    </button>
  )
}
