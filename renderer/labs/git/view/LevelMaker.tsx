/** Makes a level of a part of what was done in the sandbox, as a file. */
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabPorts } from '../../labPorts'
import { type GoalWords, makeLevel } from '../scenario/makeLevel'
import type { Action } from '../scenario/savedActions'
import type { GitSession, Snapshot } from './session'

type Told = 'saved' | 'same' | 'tooLarge' | 'noShell' | { readonly reason: string }

const isRun = (action: Action) => action.do === 'run'

export function LevelMaker({ session, now }: { session: GitSession; now: Snapshot }) {
  const { t } = useTranslation()
  const [begun, setBegun] = useState<number>()
  const [told, setTold] = useState<Told>()
  const base = 'labs.gitStage.level'
  const count = now.entries.length
  const isBegun = begun !== undefined && begun <= count
  return (
    <div className="git-level">
      {isBegun ? (
        <Form session={session} begun={begun} onTold={setTold} onStop={() => setBegun(undefined)} />
      ) : (
        <button
          type="button"
          onClick={() => {
            setTold(undefined)
            setBegun(count)
          }}
        >
          {t(`${base}.begin`)}
        </button>
      )}
      <p role="status" className="file-told">
        {told !== undefined && (typeof told === 'object' ? t('labs.gitStage.take.failed', told) : tell(told))}
      </p>
    </div>
  )

  function tell(what: Exclude<Told, object>) {
    return what === 'noShell' ? t('labs.gitStage.take.noShell') : t(`${base}.${what}`)
  }
}

interface FormProps {
  readonly session: GitSession
  readonly begun: number
  readonly onTold: (told: Told | undefined) => void
  readonly onStop: () => void
}

function Form({ session, begun, onTold, onStop }: FormProps) {
  const { t } = useTranslation()
  const ports = useLabPorts()
  const words = useGoalWords()
  const id = useId()
  const [title, setTitle] = useState('')
  const [story, setStory] = useState('')
  const base = 'labs.gitStage.level'
  const isReady = title.trim() !== '' && story.trim() !== ''
  const save = async () => {
    const runs = session.actions().filter(isRun)
    const made = makeLevel({ title, story, words, before: runs.slice(0, begun), after: runs.slice(begun) })
    if ('why' in made) return onTold(made.why)
    const run = {
      drydock: 'lab-run',
      version: 1,
      lab: 'git',
      scenario: 'sandbox',
      actions: [{ do: 'level', level: made.level }],
    }
    const bytes = new TextEncoder().encode(`${JSON.stringify(run, undefined, 1)}\n`)
    const saved = await ports.saveFile({ name: `${fileName(title)}.json`, kind: 'json', bytes })
    if (saved.kind === 'failed') onTold(saved)
    else if (saved.kind !== 'cancelled') onTold(saved.kind)
    if (saved.kind === 'saved') onStop()
  }
  return (
    <form
      className="git-level-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <p>{t(`${base}.beginHelp`)}</p>
      <label htmlFor={`${id}-title`}>{t(`${base}.name`)}</label>
      <input id={`${id}-title`} value={title} maxLength={120} onChange={({ target }) => setTitle(target.value)} />
      <label htmlFor={`${id}-story`}>{t(`${base}.story`)}</label>
      <textarea
        id={`${id}-story`}
        rows={3}
        value={story}
        maxLength={1_000}
        onChange={({ target }) => setStory(target.value)}
      />
      <div className="row">
        <button type="submit" className="primary" aria-disabled={!isReady}>
          {t(`${base}.end`)}
        </button>
        <button type="button" onClick={onStop}>
          {t(`${base}.stop`)}
        </button>
      </div>
    </form>
  )
}

const fileName = (title: string) =>
  title
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .trim()
    .slice(0, 80) || 'level'

function useGoalWords(): GoalWords {
  const { t } = useTranslation()
  return useMemo(() => {
    const base = 'labs.gitStage.level'
    return {
      ...{ graph: t(`${base}.graph`), clean: t(`${base}.clean`), detached: t(`${base}.detached`) },
      head: (branch) => t(`${base}.head`, { branch }),
      files: (branch) => t(`${base}.files`, { branch }),
    }
  }, [t])
}
