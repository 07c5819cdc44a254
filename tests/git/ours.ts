/** Runs a script with the lab's engine. */
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import type { Repository } from '../../renderer/labs/git/engine/core/repository'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import {
  globalConfig,
  minute,
  noteDirs,
  noteNames,
  type Result,
  type Script,
  type State,
  type StepResult,
  start,
} from './script'

export function runOurs({ steps, repositories = ['app'], hasRepository = true }: Script): Result {
  const machine = new Machine(start)
  const { files } = machine
  files.mkdir('/home/you/app')
  files.write('/home/you/.gitconfig', globalConfig)
  if (hasRepository) layOut(files, '/home/you/app/.git', false, 'main')
  const shell = new Shell(machine, '/home/you', hasRepository ? '/home/you/app' : '/home/you')
  const results: StepResult[] = steps.map(({ line, edits = [], write = {} }) => {
    machine.now += minute
    for (const [path, text] of Object.entries(write))
      files.write(`/home/you/${hasRepository ? 'app/' : ''}${path}`, text)
    try {
      const ran = shell.run({ line, edits: [...edits, ...unanswered] })
      if (ran.kind === 'editor')
        return { line, code: -1, out: '', err: `the editor was asked for: ${ran.path}\n${ran.text}` }
      const text = (to: 'out' | 'err') => ran.pieces.flatMap((piece) => (piece.to === to ? [piece.text] : [])).join('')
      return { line, code: ran.code, out: text('out'), err: text('err') }
    } catch (fault) {
      return { line, code: -2, out: '', err: `thrown: ${fault instanceof Error ? fault.stack : String(fault)}` }
    }
  })
  const states = repositories.map((name) => [name, machine.repositoryAt(`/home/you/${name}`)] as const)
  return {
    steps: results,
    states: Object.fromEntries(states.map(([name, repo]) => [name, repo ? stateOfOurs(repo) : none])),
  }
}

/** As in the other, an editor without an answer is closed as it was opened. */
export const unanswered: readonly null[] = Array.from({ length: 60 }, () => null)

const none: State = { head: '', refs: {}, index: [], files: {}, logs: {}, notes: {} }

export function stateOfOurs(repo: Repository): State {
  const { files } = repo
  const below = (dir: string) => [...files.walk(repo.path(dir))].map(([path, { text }]) => [path, text] as const).sort()
  const notes = [
    ...noteNames.flatMap((name) => (repo.hasGit(name) ? [[name, repo.readGit(name) ?? ''] as const] : [])),
    ...noteDirs.flatMap((dir) => below(dir).map(([name, text]) => [`${dir}/${name}`, text] as const)),
  ]
  const work = repo.worktree === undefined ? [] : [...files.walk(repo.worktree, (dir) => !/(^|\/)\.git$/.test(dir))]
  return {
    head: (repo.readGit('HEAD') ?? '').trim(),
    refs: Object.fromEntries(below('refs').map(([name, text]) => [`refs/${name}`, text.trim()])),
    index: repo.index().map(({ mode, oid, stage, path }) => `${mode} ${oid} ${stage}\t${path}`),
    files: Object.fromEntries(
      work.map(([path, { text, isExecutable }]) => [path, `${isExecutable ? '*' : ''}${text}`]).sort(),
    ),
    logs: Object.fromEntries(below('logs')),
    notes: Object.fromEntries(notes),
  }
}
