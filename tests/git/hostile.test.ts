/** Whatever is typed, the shell answers: it throws nothing, and it comes to an end. */
import { describe, expect, it } from 'vitest'
import { acceptedOptions, dice, hostileLine, pick, place } from './hostileLines'

const rounds = Number(process.env.HOSTILE_LINES ?? 6_000)
const seed = Number(process.env.HOSTILE_SEED ?? 1)

const known = [
  'git shortlog --exclude=[z-a]',
  'git ls-remote origin [',
  'git config --get-regexp (',
  'git log --grep=( --format=%H',
  `echo ${'$('.repeat(1_300)}echo x${')'.repeat(1_300)}`,
  `echo ${'"$('.repeat(900)}echo x${')"'.repeat(900)}`,
  'git bisect start HEAD HEAD~1; git config alias.x "bisect run git x"; git x',
  'cd /; echo /*/..*/..*/..*/..*/..*/..',
  `x=${'y'.repeat(100)}; ${Array.from({ length: 9 }, () => `x=${'$x'.repeat(40)}`).join('; ')}`,
  `echo ${'a'.repeat(900)}! | grep -E '(a+)+$|(a|a)*b'; echo ${'a'.repeat(900)} | sed -E 's/(a*)*b//'`,
  `git commit --allow-empty -qm ${'a'.repeat(900)}; git log -E --grep='(a+)+$x' ; git show ':/(a|aa)+b'`,
  `mkdir -p ${'a/'.repeat(1_900)}; git status; cd ${'a/'.repeat(1_900)}; mkdir -p ${'b/'.repeat(90)}`,
]

describe('a hostile line', () => {
  it.each(known)('of those that once broke or held up something is answered: %#', (line) => {
    const shell = place(() => 0)
    expect(shell.run({ line, edits: [null, null], isTty: true }).kind).toBe('ran')
    expect(shell.run({ line: 'cd ~/app; git status' })).toMatchObject({ code: 0 })
  })

  it('finds the disk full, and has changed nothing', () => {
    const shell = place(() => 0)
    shell.run({ line: 'echo 0123456789 > big' })
    let said = ''
    for (let round = 0; round < 30 && said === ''; round++) {
      const before = shell.machine.files.snapshot()
      const ran = shell.run({ line: 'cat big big > more; mv more big; git add big' })
      if (ran.kind !== 'ran' || !ran.isTakenBack) continue
      said = ran.pieces.map(({ text }) => text).join('')
      expect(shell.machine.files.snapshot()).toBe(before)
    }
    expect(said).toMatch(/taken back/)
  })

  it('throws nothing', () => {
    const roll = dice(seed)
    const options = acceptedOptions()
    const faults = new Map<string, string>()
    let shell = place(roll)
    const codes = new Map<number, number>()
    for (let round = 0; round < rounds; round++) {
      if (round % 25 === 0) shell = place(roll)
      shell.machine.now += 60
      const { line, edits } = hostileLine(roll, options)
      const began = performance.now()
      try {
        const ran = shell.run({ line, edits: roll(4) ? edits : [], isTty: roll(2) === 0, hasColour: true })
        if (ran.kind === 'ran') codes.set(ran.code, (codes.get(ran.code) ?? 0) + 1)
      } catch (fault) {
        const stack = fault instanceof Error ? (fault.stack ?? '').split('\n').slice(0, 3).join(' ') : String(fault)
        if (!faults.has(stack)) faults.set(stack, line)
      }
      const took = performance.now() - began
      if (process.env.HOSTILE_LINES && took > 200) console.log(Math.round(took), 'ms', JSON.stringify(line))
    }
    expect([...faults].map(([stack, line]) => `${JSON.stringify(line)}: ${stack}`)).toEqual([])
    expect(codes.get(0)).toBeGreaterThan(rounds / 10) // and not all of it is refused at once
    if (process.env.HOSTILE_LINES) console.log(rounds, 'lines', [...codes], pick(roll, Object.values(options)).length)
  }, 60_000)
})
