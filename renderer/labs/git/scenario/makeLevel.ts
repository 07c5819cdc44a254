/** Makes a level of what was done in the sandbox: the lines as far as its beginning, and the state that was reached. */
import { listRefs, readSymbolic } from '../engine/core/refs'
import { flatten, type Repository } from '../engine/core/repository'
import { holds } from './check'
import type { Check } from './checkTypes'
import { type Level, levelSchema } from './level'
import type { Action } from './savedActions'
import { World } from './world'

type Run = Extract<Action, { do: 'run' }>

/** What the goals say, in the learner's language. */
export interface GoalWords {
  readonly graph: string
  readonly clean: string
  readonly detached: string
  readonly head: (branch: string) => string
  readonly files: (branch: string) => string
}

export interface Draft {
  readonly title: string
  readonly story: string
  /** Lines before the level begins, and those that reach its goal. */
  readonly before: readonly Run[]
  readonly after: readonly Run[]
  readonly words: GoalWords
}

export type Made = { readonly level: Level } | { readonly why: 'same' | 'tooLarge' }

const mostCommits = 40
const step = ({ line, edits }: Run) => ({ line, ...(edits && { edits }) })

export function makeLevel({ title, story, before, after, words }: Draft): Made {
  const world = begun(before)
  if (!world) return { why: 'tooLarge' }
  for (const run of after) world.run(step(run))
  const repo = world.machine.repositoryAt(world.shell.cwd)
  if (!repo || after.length === 0) return { why: 'same' }
  const goals = goalsOf(repo, words)
  if (!goals) return { why: 'tooLarge' }
  const level = levelSchema.safeParse({
    ...{ id: 'shared', title, story: story.split(/\n\s*\n/).filter((part) => part.trim() !== '') },
    ...{
      setup: before.map(step),
      goals,
      hints: [],
      solution: after.map(step),
      wrong: ['true'],
      question: '',
      answer: '',
    },
  })
  const start = begun(before)
  if (!level.success || !start) return { why: 'tooLarge' }
  // Only what holds in the end can be asked for: a stage that is not clean is no goal, nor what a file cannot say.
  const kept = level.data.goals.filter(({ check }) => isMet(check, world))
  if (kept.every(({ check }) => isMet(check, start))) return { why: 'same' }
  return { level: { ...level.data, goals: kept } }
}

/** The world as the player finds it; undefined where it cannot be built so. */
function begun(before: readonly Run[]): World | undefined {
  try {
    return new World({ setup: before.map(step) }, { isTty: true, hasColour: true })
  } catch {
    return undefined
  }
}

const isMet = (check: Check, { machine, shell, lines, marks }: World) =>
  holds(check, { machine, cwd: shell.cwd, home: shell.home, lines, marks })

function goalsOf(repo: Repository, words: GoalWords): Level['goals'] | undefined {
  const branches = listRefs(repo, 'refs/heads/').map(([name, oid]) => ({ name: name.slice('refs/heads/'.length), oid }))
  const graph = graphOf(repo, branches)
  if (!graph) return undefined
  const current = readSymbolic(repo)?.slice('refs/heads/'.length)
  const files = branches.slice(0, 5).map(({ name, oid }, at) => ({
    id: `files-${at + 1}`,
    says: words.files(name),
    check: { is: 'files' as const, at: name, are: contentsOf(repo, oid) },
  }))
  return [
    { id: 'graph', says: words.graph, check: graph },
    ...files,
    current === undefined
      ? { id: 'head', says: words.detached, check: { is: 'detached' } }
      : { id: 'head', says: words.head(current), check: { is: 'head', on: current } },
    { id: 'clean', says: words.clean, check: { is: 'clean', untracked: true } },
  ]
}

const contentsOf = (repo: Repository, commit: string) =>
  Object.fromEntries([...flatten(repo, repo.commit(commit)?.tree)].map(([path, { oid }]) => [path, repo.text(oid)]))

function graphOf(repo: Repository, branches: readonly { name: string; oid: string }[]): Check | undefined {
  const names = new Map<string, string>()
  const queue = branches.map(({ oid }) => oid)
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (names.has(oid)) continue
    names.set(oid, `c${names.size + 1}`)
    if (names.size > mostCommits) return undefined
    queue.push(...(repo.commit(oid)?.parents ?? []))
  }
  const node = (oid: string) => names.get(oid) ?? ''
  const commits = [...names].map(([oid, name]) =>
    `${name}: ${(repo.commit(oid)?.parents ?? []).map(node).join(' ')}`.trim(),
  )
  return { is: 'graph', commits, refs: Object.fromEntries(branches.map(({ name, oid }) => [name, node(oid)])) }
}
