/** Plays a level with the git of this machine, and reads what came of it into the engine's own disk, so that its goals can be looked at. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { IndexEntry, Stage } from '../../renderer/labs/git/engine/core/indexEntry'
import { Machine } from '../../renderer/labs/git/engine/core/machine'
import { decodeBody, isMode, isObjectType, type Mode } from '../../renderer/labs/git/engine/core/objects'
import type { Looked } from '../../renderer/labs/git/scenario/check'
import { type Level, people, type Step, stepOf } from '../../renderer/labs/git/scenario/level'
import { firstSecond, isCommand, settingsOf } from '../../renderer/labs/git/scenario/world'
import { base, editor, environment } from './real'

export interface Played {
  /** How things were after each line of the learner if every line was asked for; else the end alone. */
  readonly states: readonly Looked[]
  /** Of each line of the learner. */
  readonly results: readonly { readonly code: number; readonly out: string; readonly err: string }[]
}

export async function playForReal(level: Level, actions: readonly Step[], isEveryLine: boolean): Promise<Played> {
  const root = mkdtempSync(join(base, 'drydock-level-'))
  try {
    return await play(root, level, actions, isEveryLine)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Writes down what only git can read, beside the objects; much faster than asking git from here. */
const dumps = `for objects in $(find "$1/home" "$1/srv" -type d -name objects); do
  dir=\${objects%/objects}
  git --git-dir "$dir" cat-file --batch-all-objects --unordered --batch >"$dir/dump.objects"
  git --git-dir "$dir" ls-files -s -z >"$dir/dump.index"
done`

async function play(root: string, level: Level, actions: readonly Step[], isEveryLine: boolean): Promise<Played> {
  const [edits, outs] = [join(root, 'edits'), join(root, 'outs')]
  for (const dir of [edits, outs, join(root, 'srv/git'), ...people.map((who) => join(root, 'home', who))])
    mkdirSync(dir, { recursive: true })
  for (const who of people) writeFileSync(join(root, 'home', who, '.gitconfig'), settingsOf(who))
  writeFileSync(join(root, 'editor.sh'), editor, { mode: 0o755 })
  const script: string[] = [
    'export HOME EDITS STEP GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_TEST_DATE_NOW',
    ...people.map((who) => `at_${who}=${root}/home/${who}`),
    `keep() { mkdir -p "$1"; cp -a ${root}/home ${root}/srv "$1"; pwd >"$1/cwd"; ${dumps}; }`,
  ]
  let now = firstSecond
  let count = 0
  const inRoot = (line: string) => line.replace(/(?<![\w~.])\/(home|srv)\//g, `${root}/$1/`)
  const add = (step: Step, isLearners: boolean) => {
    const { line, as = 'you', edits: answers = [], files = {}, later = 1 } = stepOf(step)
    const at = count++
    now += later * 60
    script.push(
      `HOME=${root}/home/${as}; cd "$at_${as}"; STEP=${at} GIT_AUTHOR_DATE="${now} +0000" GIT_COMMITTER_DATE="${now} +0000" GIT_TEST_DATE_NOW=${now}; echo 0 >$EDITS/count`,
    )
    answers.forEach((text, n) => {
      if (text !== null) writeFileSync(join(edits, `${at}.${n}`), text)
    })
    Object.entries(files).forEach(([path, text], n) => {
      writeFileSync(join(edits, `${at}-${n}`), text)
      script.push(`mkdir -p "${dirname(path)}"; cat "${edits}/${at}-${n}" >"${path}"`)
    })
    writeFileSync(join(outs, `${at}.sh`), inRoot(line))
    script.push(`. ${outs}/${at}.sh >${outs}/${at}.out 2>${outs}/${at}.err; echo $? >${outs}/${at}.code; at_${as}=$PWD`)
    return isLearners ? at : -1
  }
  for (const step of level.setup) add(step, false)
  const marks = Object.entries(level.marks ?? {})
  marks.forEach(([, rev], n) => {
    script.push(`HOME=${root}/home/you; cd "$at_you"; git rev-parse --verify '${rev}' >${outs}/mark.${n}`)
  })
  const learners: number[] = []
  const fired = new Set<number>()
  for (const action of actions) {
    // Those who act before the line do so in the same minute, as in the lab.
    const { later = 1 } = stepOf(action)
    now += later * 60
    level.events?.forEach(({ before, steps }, at) => {
      if (fired.has(at) || !isCommand(stepOf(action).line, before)) return
      fired.add(at)
      for (const step of steps) add(step, false)
    })
    now -= later * 60
    learners.push(add(action, true))
    if (isEveryLine || learners.length === actions.length)
      script.push(`cd "$at_you"; keep ${root}/kept/${learners.length}`)
  }
  const env = { ...environment(root, join(root, 'home/you'), edits) }
  const bash = spawn('bash', ['--norc'], { env, cwd: root, stdio: ['pipe', 'ignore', 'ignore'] })
  bash.stdin.end(script.join('\n'))
  await once(bash, 'close')
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').replaceAll(root, '') : '')
  const lines = actions.map((action) => stepOf(action).line)
  const readMarks = new Map(marks.map(([name], n) => [name, read(join(outs, `mark.${n}`)).trim()]))
  const kept = lines.map((_, n) => n + 1).filter((count) => isEveryLine || count === lines.length)
  return {
    states: kept.map((count) => ({
      machine: machineFrom(join(root, 'kept', String(count)), root),
      cwd: read(join(root, 'kept', String(count), 'cwd')).trim(),
      ...{ home: '/home/you', lines: lines.slice(0, count), marks: readMarks },
    })),
    results: learners.map((at) => ({
      code: Number(read(join(outs, `${at}.code`)) || 'NaN'),
      out: read(join(outs, `${at}.out`)),
      err: read(join(outs, `${at}.err`)),
    })),
  }
}

/** Everything that was kept as the engine's disk has it: repositories with their objects and indexes. */
function machineFrom(kept: string, root: string): Machine {
  const machine = new Machine(firstSecond)
  for (const top of ['home', 'srv']) copyDir(machine, kept, root, `/${top}`)
  return machine
}

function copyDir(machine: Machine, kept: string, root: string, path: string): void {
  machine.files.mkdir(path)
  const names = readdirSync(kept + path, { withFileTypes: true })
  const isGitDir = names.some(({ name }) => name === 'HEAD') && names.some(({ name }) => name === 'objects')
  for (const entry of names) {
    const child = `${path}/${entry.name}`
    if (isGitDir && entry.name === 'objects') machine.files.put(child, objectsOf(kept + path))
    else if (isGitDir && entry.name === 'index')
      machine.files.put(child, { kind: 'index', entries: indexOf(kept + path) })
    else if (entry.isDirectory()) copyDir(machine, kept, root, child)
    else if (!isGitDir || !entry.name.startsWith('dump.')) {
      const text = readFileSync(kept + child, 'utf8').replaceAll(root, '')
      machine.files.write(child, text, (statSync(kept + child).mode & 0o100) !== 0)
    }
  }
}

function objectsOf(gitDir: string) {
  const bytes = readFileSync(join(gitDir, 'dump.objects'))
  const objects = new Map()
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const [oid = '', type = '', size = '0'] = bytes.subarray(at, end).toString().split(' ')
    const body = bytes.subarray(end + 1, end + 1 + Number(size))
    if (isObjectType(type)) objects.set(oid, decodeBody(type, new Uint8Array(body)))
    at = end + 2 + Number(size)
  }
  return { kind: 'objects' as const, epoch: -1, objects, packed: new Set<string>() }
}

function indexOf(gitDir: string): readonly IndexEntry[] {
  const text = readFileSync(join(gitDir, 'dump.index'), 'utf8')
  return text.split('\0').flatMap((line) => {
    const [head = '', path] = line.split('\t')
    const [mode = '', oid = '', stage = '0'] = head.split(' ')
    if (path === undefined || !isMode(mode) || mode === '40000') return []
    return [{ path, mode: mode as Exclude<Mode, '40000'>, oid, stage: Number(stage) as Stage }]
  })
}
