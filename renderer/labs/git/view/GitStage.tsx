/** The Git lab's stage: the graphs, the terminal or the editor, and what there is to look closer at. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../../design/terminalText'
import type { Repository } from '../engine/core/repository'
import { filesAt } from '../engine/picture/files'
import { pictureOf } from '../engine/picture/picture'
import { parOf } from '../scenario/level'
import { Columns } from './columns/Columns'
import { GitTerminal } from './GitTerminal'
import { Graphs, type ShownRepository } from './graph/Graphs'
import { ImportedLevel } from './ImportedLevel'
import { LevelMaker } from './LevelMaker'
import { remotesOf } from './repositories'
import type { GitSession, Snapshot } from './session'
import { TakeAlong } from './TakeAlong'
import { TimeLine } from './TimeLine'

// What many runs never open loads when it is first wanted.
const FileEditor = lazy(() => import('./editor/FileEditor').then(({ FileEditor }) => ({ default: FileEditor })))
const Inspector = lazy(() => import('./inspector/Inspector').then(({ Inspector }) => ({ default: Inspector })))

interface Selected {
  readonly repository: string
  readonly oid: string
}

export function GitStage({ session }: { session: GitSession }) {
  const now = useSyncExternalStore(session.subscribe, session.now)
  const { t } = useTranslation()
  const [selected, setSelected] = useState<Selected>()
  const shown = useShown(session, now)
  const own = shown[0]
  const inspected = shown.find(({ id }) => id === selected?.repository) ?? own
  const isSandbox = session.scenario === 'sandbox'
  return (
    <div className="git-stage">
      <Suspense>{isSandbox && session.level && <ImportedLevel session={session} level={session.level} />}</Suspense>
      <TimeLine session={session} now={now} par={session.level && parOf(session.level)} />
      <div className="git-work">
        {own ? (
          <Graphs
            repositories={shown}
            selected={selected}
            onSelect={(repository, oid) => setSelected({ repository, oid })}
          />
        ) : (
          <p className="git-nowhere soft">{t('labs.gitStage.repository.none')}</p>
        )}
        <Typing session={session} now={now} />
      </div>
      {own && inspected && (
        <Closer
          session={session}
          now={now}
          own={own.repo}
          inspected={inspected.repo}
          selected={selected?.oid}
          onInspect={(oid) => setSelected({ repository: own.id, oid })}
        />
      )}
      <div className="git-ways-out">
        <TakeAlong repo={own?.repo} />
        {isSandbox && <LevelMaker session={session} now={now} />}
      </div>
    </div>
  )
}

/** The terminal, or the editor in its place while a command waits for it. */
function Typing({ session, now }: { session: GitSession; now: Snapshot }) {
  const box = useRef<HTMLDivElement>(null)
  const { editing } = now
  const wasEditing = useRef(false)
  useEffect(() => {
    if (!editing && wasEditing.current) {
      // The editor had the focus, and is gone; what it had pushed out of view comes back.
      const work = box.current?.closest('.git-work')
      if (work && work.getBoundingClientRect().top < 0) work.scrollIntoView()
      box.current?.querySelector('input')?.focus()
    }
    wasEditing.current = editing !== undefined
  }, [editing])
  return (
    <div className="git-typing">
      <Suspense>
        {editing && (
          <FileEditor
            key={`${now.entries.length} ${editing.count} ${editing.path}`}
            path={homely(editing.path, session.world.shell.home)}
            text={editing.text}
            onSave={session.finishEditing}
            onCancel={() => session.finishEditing(null)}
          />
        )}
      </Suspense>
      <div ref={box} hidden={editing !== undefined}>
        <GitTerminal session={session} now={now} />
      </div>
    </div>
  )
}

const homely = (path: string, home: string) => (path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path)

interface Shown extends ShownRepository {
  readonly repo: Repository
}

function useShown(session: GitSession, now: Snapshot): readonly Shown[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const { machine, shell } = session.world
    // Taken anew for each state of the run.
    const repo = now && machine.repositoryAt(shell.cwd)
    if (!repo) return []
    const own: Shown = { id: 'own', title: t('labs.gitStage.repository.yours'), picture: pictureOf(repo), repo }
    const others = remotesOf(machine, repo).map(({ name, url, repo: other }) => ({
      ...{ id: other.gitDir, title: t('labs.gitStage.repository.remote', { name: visible(name), url: visible(url) }) },
      ...{ picture: pictureOf(other), repo: other },
    }))
    return [own, ...others]
  }, [session, now, t])
}

interface CloserProps {
  readonly session: GitSession
  readonly now: Snapshot
  readonly own: Repository
  readonly inspected: Repository
  readonly selected: string | undefined
  readonly onInspect: (oid: string) => void
}

/** The three places, or an object. Choosing an object leads to it. */
function Closer({ session, now, own, inspected, selected, onInspect }: CloserProps) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState<'columns' | 'inspector'>('columns')
  const [seen, setSeen] = useState(selected)
  if (selected !== seen) {
    setSeen(selected)
    setWanted('inspector')
  }
  const base = 'labs.gitStage.parts'
  return (
    <section className="git-closer" aria-label={t(`${base}.label`)}>
      <div className="git-closer-choice">
        {(['columns', 'inspector'] as const).map((part) => (
          <button key={part} type="button" aria-pressed={wanted === part} onClick={() => setWanted(part)}>
            {t(`${base}.${part}`)}
          </button>
        ))}
      </div>
      {wanted === 'columns' ? (
        <Places session={session} now={now} own={own} onInspect={onInspect} />
      ) : selected === undefined ? (
        <p className="soft">{t(`${base}.inspectorEmpty`)}</p>
      ) : (
        <Suspense>
          <Inspector key={inspected.gitDir} repo={inspected} oid={selected} namesOf={namesIn(inspected)} />
        </Suspense>
      )}
    </section>
  )
}

type PlacesProps = Pick<CloserProps, 'session' | 'now' | 'own' | 'onInspect'>

function Places({ session, now, own, onInspect }: PlacesProps) {
  const { machine, shell } = session.world
  const files = useMemo(() => now && filesAt(machine, shell.home, shell.cwd), [now, machine, shell])
  if (!files) return null
  // The editor opens by a line of its own, so that it stands in the run like any other.
  const edit = (path: string) => session.run(`nano ${quoted(own.workPath(path), shell.cwd)}`)
  return <Columns repo={own} files={files} onEdit={edit} onInspect={onInspect} />
}

function quoted(path: string, cwd: string): string {
  const shown = path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path
  return /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`
}

function namesIn(repo: Repository): (oid: string) => readonly string[] {
  const { refs } = pictureOf(repo)
  return (oid) => refs.flatMap((ref) => (ref.oid === oid || ref.tag === oid ? [ref.label] : []))
}
