import { describe, expect, it } from 'vitest'
import { codeText, type Words } from '../../main/peers/pairing/invitation'
import { seeded } from './chance'
import { benchDevice, invite, meet } from './pairingBench'

const seed = Number(process.env.SEED ?? 20_261_123)
const guesses = Number(process.env.GUESSES ?? 1_000)
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Some far off, some wrong in one character, some with the right nameplate. */
function guess(chance: ReturnType<typeof seeded>, right: string): string {
  const letters = [...right.replaceAll('-', '')]
  const places = chance.pick([[2], [9], [0, 2], [2, 3, 4, 5, 6, 7, 8, 9]])
  for (const place of places) {
    const others = [...alphabet].filter((letter) => letter !== letters[place])
    letters[place] = chance.pick(others)
  }
  return letters.join('')
}

describe('wrong codes', () => {
  it(`${guesses} of them join nobody, at most three an invitation`, { timeout: 600_000 }, async () => {
    const chance = seeded(seed)
    const desk = benchDevice('Desk')
    let joins = 0
    let invitations = 0
    let most = 0
    let done = 0
    while (done < guesses) {
      const { inviter, code } = invite(desk)
      if (code.kind !== 'code') throw new Error('It is no code.')
      invitations++
      let tries = 0
      while (!inviter.isOver() && done < guesses) {
        const text = guess(chance, codeText(code.code))
        const words: Words = { kind: 'code', code: { nameplate: text.slice(0, 2), secret: text.slice(2) } }
        const guesser = benchDevice('Guesser', `${done}`)
        const meeting = meet(inviter, desk, guesser, words)
        await meeting.settle()
        const [one, other] = [inviter.state(0), meeting.joiner.state(0)]
        if (one.kind !== 'inviting' && one.kind !== 'failed') joins++
        if (other.kind !== 'failed' || guesser.roster.isIn() || guesser.disk.writes > 0) joins++
        tries++
        done++
      }
      most = Math.max(most, tries)
    }
    console.log(
      `seed ${seed}: ${done} wrong codes, ${invitations} invitations, ${joins} joins, at most ${most} tries each`,
    )
    expect({ joins, most }).toEqual({ joins: 0, most: 3 })
    expect(desk.disk.writes).toBe(0)
    expect(desk.roster.isIn()).toBe(false)
  })
})
