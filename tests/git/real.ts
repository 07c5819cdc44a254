/** Runs a script with the git of this machine, in a directory of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

/** The version that the engine follows; another prints other words. */
export const followed = /^git version 2\.39\./

/** Why scripts cannot be run here; undefined where they can. */
export function whyNot(): string | undefined {
  const version = spawnSync('git', ['--version'], { encoding: 'utf8' }).stdout?.trim()
  if (!version) return 'no git is installed'
  if (!followed.test(version)) return `the engine follows 2.39, and here is ${version}`
  return spawnSync('bash', ['-c', 'true']).status === 0 ? undefined : 'no bash is installed'
}

export const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** The next answer, or none: then the file stays as it is. */
export const editor = `#!/bin/bash
n=$(cat "$EDITS/count"); echo $((n + 1)) >"$EDITS/count"
[ -e "$EDITS/$STEP.$n" ] && cat "$EDITS/$STEP.$n" >"$1"; exit 0
`

export function runReal({ steps, repositories = ['app'], hasRepository = true }: Script): Result {
  const root = mkdtempSync(join(base, 'drydock-git-'))
  try {
    const home = join(root, 'home/you')
    const edits = join(root, 'edits')
    const outs = join(root, 'outs')
    for (const dir of [join(home, 'app'), edits, outs]) mkdirSync(dir, { recursive: true })
    writeFileSync(join(home, '.gitconfig'), globalConfig)
    writeFileSync(join(root, 'editor.sh'), editor, { mode: 0o755 })
    const lines = [
      hasRepository ? `cd ${home}/app; git init -q` : `cd ${home}`,
      'export EDITS STEP GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_TEST_DATE_NOW',
    ]
    steps.forEach((step, at) => {
      const now = start + (at + 1) * minute
      lines.push(
        `STEP=${at} GIT_AUTHOR_DATE="${now} +0000" GIT_COMMITTER_DATE="${now} +0000" GIT_TEST_DATE_NOW=${now}; echo 0 >$EDITS/count`,
      )
      step.edits?.forEach((text, n) => {
        if (text !== null) writeFileSync(join(edits, `${at}.${n}`), text)
      })
      for (const [path, text] of Object.entries(step.write ?? {})) {
        const to = join(home, hasRepository ? 'app' : '', path)
        const from = join(edits, `${at}-${path.replaceAll('/', '-')}`)
        writeFileSync(from, text)
        lines.push(`mkdir -p "${dirname(to)}"; cat "${from}" >"${to}"`)
      }
      writeFileSync(join(outs, `${at}.sh`), step.line)
      lines.push(`. ${outs}/${at}.sh >${outs}/${at}.out 2>${outs}/${at}.err; echo $? >${outs}/${at}.code`)
    })
    const ran = spawnSync('bash', ['--norc'], {
      input: lines.join('\n'),
      env: environment(root, home, edits),
      cwd: home,
      encoding: 'utf8',
    })
    if (ran.error) throw ran.error
    const shown = (text: string) => text.replaceAll(root, '')
    const read = (path: string) => (existsSync(path) ? shown(readFileSync(path, 'utf8')) : '')
    const plain = (path: string) => read(path).replace(/^(\/outs\/\d+\.sh|bash): (line \d+: )?/gm, 'bash: ')
    const results: StepResult[] = steps.map(({ line }, at) => ({
      ...{ line, code: Number(read(join(outs, `${at}.code`)) || 'NaN') },
      ...{ out: plain(join(outs, `${at}.out`)), err: plain(join(outs, `${at}.err`)) },
    }))
    return {
      steps: results,
      states: Object.fromEntries(repositories.map((name) => [name, stateOf(join(home, name), shown)])),
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

export const environment = (root: string, home: string, edits: string): NodeJS.ProcessEnv => ({
  ...{
    PATH: process.env.PATH,
    HOME: home,
    EDITS: edits,
    GIT_EDITOR: join(root, 'editor.sh'),
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
  },
  ...{
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TEMPLATE_DIR: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CEILING_DIRECTORIES: root,
    GIT_ALLOW_PROTOCOL: 'file',
  },
})

/** Reads a repository from the disk; its index with git itself. */
export function stateOf(path: string, shown: (text: string) => string = (text) => text): State {
  const gitDir = existsSync(join(path, '.git')) ? join(path, '.git') : path
  const text = (name: string) => shown(readFileSync(join(gitDir, name), 'utf8'))
  const index = spawnSync('git', ['--git-dir', gitDir, 'ls-files', '-s', '-z'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  const worktree =
    gitDir === path ? [] : filesBelow(path).filter((name) => !name.startsWith('.git/') && !name.includes('/.git/'))
  const contents = (name: string) => {
    const isExecutable = (statSync(join(path, name)).mode & 0o100) !== 0
    return `${isExecutable ? '*' : ''}${readFileSync(join(path, name), 'utf8')}`
  }
  const notes = [
    ...noteNames.filter((name) => existsSync(join(gitDir, name))),
    ...noteDirs.flatMap((dir) => filesBelow(join(gitDir, dir)).map((name) => `${dir}/${name}`)),
  ]
  return {
    head: existsSync(join(gitDir, 'HEAD')) ? text('HEAD').trim() : '',
    refs: Object.fromEntries(
      filesBelow(join(gitDir, 'refs')).map((name) => [`refs/${name}`, text(`refs/${name}`).trim()]),
    ),
    index: (index.stdout ?? '').split('\0').filter((line) => line !== ''),
    files: Object.fromEntries(worktree.map((name) => [name, contents(name)])),
    logs: Object.fromEntries(filesBelow(join(gitDir, 'logs')).map((name) => [name, text(`logs/${name}`)])),
    notes: Object.fromEntries(notes.map((name) => [name, text(name)])),
  }
}

function filesBelow(dir: string): readonly string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort()
}
