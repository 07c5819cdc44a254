/** Seeded random scripts of cherry-picks, reverts, rebases and stashes, with conflicts and what follows them. */
import type { Step } from './script'

export type Random = (below: number) => number

export function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const branches = ['main', 'topic', 'side']
const files = ['a', 'b', 'c', 'd/e', 'd/f']

class Scribe {
  readonly steps: Step[] = []
  private readonly random: Random
  private count = 0

  constructor(random: Random) {
    this.random = random
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    return from[this.random(from.length)] as T
  }
  chance(percent: number): boolean {
    return this.random(100) < percent
  }
  say(line: string, more: Omit<Step, 'line'> = {}): void {
    this.steps.push({ line, ...more })
  }

  /** A text whose changes meet now and then. */
  text(): string {
    const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const changes = 1 + this.random(2)
    for (let at = 0; at < changes; at++) lines[this.random(lines.length)] = `new ${this.random(4)}`
    if (this.chance(15)) lines.splice(this.random(lines.length), 1)
    return `${lines.join('\n')}\n`
  }
  writing(): Record<string, string> {
    return { [this.pick(files)]: this.text() }
  }
  message(): string {
    this.count++
    const base = `change ${this.count}`
    const earlier = `change ${1 + this.random(this.count)}`
    return this.pick([base, base, base, `fixup! ${earlier}`, `squash! ${earlier}`, `amend! ${earlier}`])
  }
  rev(): string {
    const tip = this.pick(['HEAD', ...branches])
    return this.pick([tip, `${tip}~1`, `${tip}~2`, `${tip}^`])
  }

  commit(): void {
    const body = this.chance(30) ? ' -m "Body of it." -m "Signed-off-by: Some One <some@one>"' : ''
    if (this.chance(8)) this.say(`git commit -q --allow-empty -m "${this.message()}"`)
    else if (this.random(100) < 8) this.say(`git rm -q ${this.pick(files)}; git commit -qm "${this.message()}"`)
    else this.say(`git add -A; git commit -qm "${this.message()}"${body}`, { write: this.writing() })
  }
  branch(): void {
    this.say(`git checkout -q ${this.pick(branches)}`)
  }
  cherryPick(): void {
    const options = this.pick([
      '',
      '',
      '',
      '-x ',
      '-n ',
      '--allow-empty ',
      '--keep-redundant-commits ',
      '--ff ',
      '-s ',
      '-m 1 ',
    ])
    const verb = this.chance(30) ? 'revert --no-edit' : 'cherry-pick'
    const what = this.chance(40)
      ? `${this.pick(branches)}~${1 + this.random(3)}..${this.pick(branches)}`
      : this.chance(20)
        ? `${this.rev()} ${this.rev()}`
        : this.rev()
    const safe = verb === 'cherry-pick' ? options : this.pick(['', '', '-n ', '-m 1 '])
    this.say(`git ${verb} ${safe}${what}`)
  }
  todo(): string {
    const tip = this.pick(branches)
    const lines: string[] = []
    const length = 1 + this.random(4)
    for (let at = 0; at < length; at++) {
      const command = this.pick([
        ...['pick', 'pick', 'pick', 'reword', 'edit', 'squash', 'fixup', 'fixup -C', 'fixup -c', 'drop', 'p', 'f', 's'],
        ...['break', 'exec true', 'exec false', 'exec git status', 'noop'],
      ])
      const isPlain = /^(break|exec|noop)/.test(command)
      lines.push(isPlain ? command : `${command} ${tip}~${this.random(4)}${this.chance(50) ? ' text' : ''}`)
    }
    return `${lines.join('\n')}\n`
  }
  edits(): (string | null)[] {
    return [null, 'Another message\n\nwith a body\n', null, null, null, null, null, null, null, null]
  }
  rebase(): void {
    const onto = this.chance(25) ? `--onto ${this.rev()} ` : ''
    const branch = this.chance(20) ? ` ${this.pick(branches)}` : ''
    const options = this.pick([
      ...['', '', '', '-f ', '--keep-empty ', '--no-keep-empty ', '--empty=keep ', '--empty=drop ', '--empty=ask '],
      ...['--autostash ', '--reapply-cherry-picks ', '--keep-base ', '-q ', '-v ', '--stat ', '-x true '],
    ])
    const safe = options === '--keep-base ' && onto !== '' ? '' : options
    const what = this.chance(10) ? `--root${branch}` : `${this.rev()}${branch}`
    const kept = what.startsWith('--root') && safe === '--keep-base ' ? '' : safe
    if (this.chance(45)) this.say(`git rebase ${kept}${onto}${what}`, { edits: this.edits() })
    else if (this.chance(40))
      this.say(`git rebase -i --autosquash ${kept}${onto}${what}`, {
        edits: [null, null, null, null, null, null, null],
      })
    else this.say(`git rebase -i ${kept}${onto}${what}`, { edits: [this.todo(), ...this.edits()] })
  }
  goOn(): void {
    const write = this.chance(50) ? { write: this.writing() } : {}
    const verb = this.pick(['rebase', 'rebase', 'cherry-pick', 'revert'])
    const how = this.pick(['--continue', '--continue', '--continue', '--skip', '--abort', '--quit'])
    const first = this.pick(['git add -A; ', 'git add -A; ', 'git add -A; ', '', 'git commit -qam "by hand"; '])
    this.say(`${first}git ${verb} ${how}`, { ...write, edits: [null, null, null, null, null, null, null, null] })
  }
  stash(): void {
    const line = this.pick([
      ...['stash', 'stash -u', 'stash -k', 'stash push -m "set aside"', 'stash push -a', 'stash push -- a', 'stash -S'],
      ...[
        'stash push -u -- b d',
        'stash push -k -- a',
        'stash save words',
        'stash pop',
        'stash pop',
        'stash pop --index',
      ],
      ...['stash apply', 'stash apply --index', 'stash apply stash@{1}', 'stash drop', 'stash drop 1', 'stash list'],
      ...['stash show', 'stash show -p', 'stash show -u', 'stash clear', 'stash pop -q', 'stash branch fresh'],
    ])
    if (this.chance(50)) {
      const staged = this.pick(['', 'git add -A; ', 'git add a; '])
      this.say(`${staged}git ${line}`, { write: this.writing() })
    } else this.say(`git ${line}`)
  }
}

export function randomScript(seed: number, length = 14): readonly Step[] {
  const scribe = new Scribe(randomOf(seed))
  const write = { a: scribe.text(), b: scribe.text(), 'd/e': scribe.text() }
  scribe.say('git add -A; git commit -qm start; git checkout -q -b topic', { write })
  scribe.commit()
  scribe.commit()
  scribe.say('git checkout -q main')
  scribe.commit()
  scribe.say('git checkout -q -b side')
  scribe.commit()
  scribe.commit()
  for (let at = 0; at < length; at++) {
    const kind = scribe.pick([
      'commit',
      'branch',
      'pick',
      'pick',
      'rebase',
      'rebase',
      'rebase',
      'go',
      'go',
      'go',
      'stash',
      'stash',
      'reset',
      'status',
    ])
    if (kind === 'commit') scribe.commit()
    else if (kind === 'branch') scribe.branch()
    else if (kind === 'pick') scribe.cherryPick()
    else if (kind === 'rebase') scribe.rebase()
    else if (kind === 'go') scribe.goOn()
    else if (kind === 'stash') scribe.stash()
    else if (kind === 'reset')
      scribe.say(scribe.pick(['git reset -q --hard', 'git reset -q', 'git checkout -q -f', 'git clean -fdq']))
    else scribe.say('git status')
  }
  return scribe.steps
}
