/**
 * Console sessions in the text, run again: what the text shows must be what comes out. The sessions of a section run in
 * one shell, in a folder that `transcripts/<chapter>/<section>.sh` prepares where that file exists, at dates that never change.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Block, faultAt } from './blocks'
import { type Command, readCommands } from './shell'

const preparations = fileURLToPath(new URL('./transcripts', import.meta.url))

/** What can run anywhere and prints the same everywhere. */
const runnable = new Set(
  `git cat ls echo printf cd mkdir rm mv cp sed grep find wc sort uniq head tail cut tr tee sha256sum sha1sum touch diff od
   seq test awk xargs export chmod true false pwd xxd base64 exit for if while ( { !`.split(/\s+/),
)

interface Session {
  readonly block: Block
  readonly commands: readonly Command[]
}

/** The sessions of one section that can be run, in their order. */
export interface Transcript {
  readonly chapter: string
  readonly section: string
  readonly sessions: readonly Session[]
  /** Prepares the folder; empty where nothing is needed. */
  readonly preparation: string
  /** Programs beyond Git and the base system, which a machine may lack. */
  readonly needs: readonly string[]
}

export function readTranscripts(blocks: readonly Block[]): { transcripts: Transcript[]; faults: string[] } {
  const faults: string[] = []
  const sessions: Session[] = []
  for (const block of blocks.filter(({ lang }) => lang === 'console')) {
    const commands = readCommands(block)
    const strange = commands.find(({ text }) => !isRunnable(text))
    if (!strange) sessions.push({ block, commands })
    else if (commands.some(({ text }) => /(^|[\s|;&(`])git\s/.test(text))) {
      faults.push(faultAt(block, `a session with git cannot be run again: ${strange.text}`, strange.offset))
    }
  }
  const sections = Map.groupBy(sessions, ({ block }) => `${block.chapter} ${block.section}`)
  const transcripts = [...sections].map(([key, sessions]): Transcript => {
    const [chapter = '', section = ''] = key.split(' ')
    const file = join(preparations, chapter, `${section}.sh`)
    const preparation = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const typed = [preparation, ...sessions.flatMap(({ commands }) => commands.map(({ text }) => text))]
    const needs = ['kubectl', 'ssh-keygen'].filter((program) => typed.some((text) => text.includes(`${program} `)))
    return { chapter, section, sessions, preparation, needs }
  })
  return { transcripts, faults }
}

/** By the first word; the words after a pipe are looked up too. */
const isRunnable = (text: string) =>
  (text.split('\n')[0] ?? '')
    .replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, 'x')
    .split(/\|\||&&|[|;]/)
    .map((part) => part.trim().replace(/^(?:\w+=\S* +)+/, ''))
    .every(
      (part) =>
        part === '' ||
        /^kubectl (kustomize|create .*--dry-run=client.* -o)/.test(part) ||
        runnable.has(part.split(/\s/)[0] ?? ''),
    )

export function transcriptFaults({ sessions, preparation }: Transcript): string[] {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'transcript-'))
  try {
    const commands = sessions.flatMap(({ block, commands }) => commands.map((command) => ({ block, command })))
    const script = scriptOf(
      preparation,
      commands.map(({ command }) => command.text),
    )
    const printed = run(folder, script)
    const [first] = commands
    if (first && printed.length === 1 && preparation !== '') {
      return [faultAt(first.block, `the preparation failed: ${printed[0]?.join(' / ')}`)]
    }
    return commands.flatMap(({ block, command }, place) => {
      const why = whyDifferent(command.shown, printed[place + 1])
      return why === undefined ? [] : [faultAt(block, why, command.offset)]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const mark = '\u001E'
const startSeconds = Date.UTC(2026, 0, 5, 9) / 1_000

function scriptOf(preparation: string, commands: readonly string[]): string {
  const at = (minute: number) =>
    `export GIT_AUTHOR_DATE='${startSeconds + minute * 60} +0000' GIT_COMMITTER_DATE='${startSeconds + minute * 60} +0000'`
  const prepare = `${at(0)}\nset -eo pipefail\n${preparation}\nset +eo pipefail\n`
  const steps = commands.map(
    (text, place) => `status=$?; printf '\\n${mark}\\n'; ${at(place + 1)}; (exit $status)\n${text}`,
  )
  return `exec 2>&1\ncd work\n${prepare}\n${steps.join('\n')}\n`
}

/** What each command printed, in lines; the first is what the preparation printed. */
function run(folder: string, script: string): string[][] {
  mkdirSync(join(folder, 'home'))
  mkdirSync(join(folder, 'work'))
  writeFileSync(
    join(folder, 'home', '.gitconfig'),
    '[user]\n\tname = You\n\temail = you@example.org\n[init]\n\tdefaultBranch = main\n[log]\n\tdecorate = short\n[core]\n\tpager = cat\n[gc]\n\tauto = 0\n',
  )
  writeFileSync(join(folder, 'script.sh'), script)
  const env = {
    PATH: process.env.PATH,
    HOME: join(folder, 'home'),
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_EDITOR: 'true',
    GIT_TERMINAL_PROMPT: '0',
  }
  const { stdout, error } = spawnSync('bash', [join(folder, 'script.sh')], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error) throw error
  return stdout
    .replaceAll(join(folder, 'work'), '/home/you')
    .split(`\n${mark}\n`)
    .map((text) =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.trimEnd()),
    )
}

/** A line `…` stands for any number of lines. */
function whyDifferent(shown: readonly string[], printed: readonly string[] | undefined): string | undefined {
  if (!printed) return 'the shell ended before this command'
  const wanted = trimmed(shown)
  const came = trimmed(printed)
  if (wanted.length === 1 && wanted[0] === '…') return 'shows … alone, which nothing can differ from'
  if (matches(wanted, came)) return undefined
  const first = wanted.findIndex((line, place) => line !== came[place])
  const place = first < 0 ? wanted.length : first
  return `shows ${JSON.stringify(wanted[place] ?? '(nothing more)')}, and the machine prints ${JSON.stringify(came[place] ?? '(nothing more)')}`
}

function trimmed(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line !== '')
  return lines.slice(0, end + 1)
}

/** Goes back to the latest `…` alone, since an earlier one can do no more: many of them cost no more than one. */
function matches(wanted: readonly string[], came: readonly string[]): boolean {
  let place = 0
  let at = 0
  let again: { readonly place: number; at: number } | undefined
  while (at < came.length || place < wanted.length) {
    if (wanted[place] === '…') again = { place: ++place, at }
    else if (at < came.length && wanted[place] === came[at]) {
      place++
      at++
    } else if (again && again.at < came.length) {
      at = ++again.at
      place = again.place
    } else return false
  }
  return true
}

/** Why the sessions of a section are not run on this machine. */
export function whyNotRun({ needs }: Transcript): string | undefined {
  if (process.platform !== 'linux') return 'the base system of another platform prints otherwise'
  const missing = needs.filter((program) => spawnSync('bash', ['-c', `command -v ${program}`]).status !== 0)
  return missing.length > 0 ? `there is no ${missing.join(' and no ')} here` : undefined
}

export const gitVersion = (): string => execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()
