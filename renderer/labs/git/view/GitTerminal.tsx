/** The terminal over a run. */
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeText } from '../../../design/CodeText'
import { Terminal, type TerminalEntry, type TerminalWords } from '../../../design/Terminal'
import { complete } from '../engine/shell/complete'
import { isWhole } from '../engine/shell/parse'
import type { Entry, GitSession, Snapshot } from './session'

const textOf = ({ pieces }: Entry) => pieces.map(({ text }) => text).join('')

export function GitTerminal({ session, now }: { session: GitSession; now: Snapshot }) {
  const words = useTerminalWords()
  // What was cleared from view is still part of the run.
  const [cleared, setCleared] = useState<Entry | undefined>()
  const from = cleared === undefined ? 0 : now.entries.indexOf(cleared) + 1
  const entries = useMemo<readonly TerminalEntry[]>(
    () =>
      now.entries.slice(from).map((entry, at) => ({
        ...{ key: String(from + at), prompt: entry.prompt, line: entry.line, code: entry.code },
        text: textOf(entry),
      })),
    [now, from],
  )
  const { shell } = session.world
  const onLine = useCallback(
    (line: string) => {
      if (line.trim() === 'clear') setCleared(session.now().entries.at(-1))
      else if (line.trim() !== '' && !session.run(line)) return session.now().editing ? 'busy' : 'full'
      return 'taken'
    },
    [session],
  )
  return (
    <Terminal
      entries={entries}
      prompt={now.prompt}
      history={shell.history}
      onLine={onLine}
      isWhole={isWhole}
      onClear={() => setCleared(now.entries.at(-1))}
      complete={(before) => complete(shell, before)}
      isBusy={now.editing !== undefined}
      words={words}
      greeting={<CodeText text={words.greeting} />}
    />
  )
}

function useTerminalWords(): TerminalWords & { readonly greeting: string } {
  const { t } = useTranslation()
  return useMemo(() => {
    const base = 'labs.gitStage.terminal'
    return {
      ...{
        label: t(`${base}.label`),
        field: t(`${base}.field`),
        help: t(`${base}.help`),
        searching: t(`${base}.searching`),
      },
      greeting: t(`${base}.greeting`),
      hidden: (count: number) => t(`${base}.hidden`, { count }),
      failed: (code: number) => t(`${base}.failed`, { code }),
      completions: (count: number) => t(`${base}.completions`, { count }),
    }
  }, [t])
}
