/** What the gate costs a Worker; figures, not limits: how fast is up to the machine. */
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openGate } from '../support/gateRecord'

vi.setConfig({ testTimeout: 600_000 })

describe('what the gate costs', () => {
  it.each(Object.keys(edits))('for %s', (what) => {
    const costs = [0.2, 5].map((megabytes) => costOf(what, megabytes))
    console.log(`100 KB of ${what}, median of ${costRounds}: ${costs.join('; ')}`)
  })
})

const costRounds = 15

/** Milliseconds of processor time for 100 KB, and what Yjs alone takes to apply it once. */
function costOf(what: string, megabytes: number): string {
  const here = new Y.Doc()
  const notes = here.getMap<Y.Map<unknown>>('notes')
  for (let note = 0; note < Math.round(megabytes * 400); note++) notes.set(`note-${note}`, newNote(50))
  const base = new Uint8Array(Y.encodeStateAsUpdate(here))
  const gate = openGate({ notes: base })
  const plain = new Y.Doc()
  Y.applyUpdate(plain, base)
  const times = { gate: [] as number[], plain: [] as number[] }
  let bytes = 0
  for (let round = 0; round < costRounds; round++) {
    const known = Y.encodeStateVector(here)
    here.transact(() => edits[what]?.(notes, round))
    const update = Y.diffUpdate(Y.encodeStateAsUpdate(here), known)
    bytes += update.length
    const time = (whose: keyof typeof times, run: () => void) => {
      const before = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(before)
      times[whose].push((((user + system) / 1_000) * 100_000) / update.length)
    }
    const both: [keyof typeof times, () => void][] = [
      ['gate', () => expect(gate.mirrors.notes.take(update, 'a').kind).toBe('taken')],
      ['plain', () => Y.applyUpdate(plain, update)],
    ]
    for (const [whose, run] of round % 2 ? both : both.toReversed()) time(whose, run)
  }
  const [gated, alone] = [median(times.gate), median(times.plain)]
  return `into ${megabytes} MB ${gated.toFixed(1)} ms, Yjs alone ${alone.toFixed(1)} ms (${Math.round(bytes / costRounds)} bytes each)`
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

const newNote = (lines: number) => {
  const body = new Y.Text('A pod is a group of containers that share a network. '.repeat(lines))
  return new Y.Map<unknown>([
    ['body', body],
    ['createdAt', 1_770_000_000_000],
  ])
}
const bodyOf = (notes: Y.Map<Y.Map<unknown>>, note: number) => notes.get(`note-${note}`)?.get('body') as Y.Text

const edits: Readonly<Record<string, (notes: Y.Map<Y.Map<unknown>>, round: number) => void>> = {
  'new notes': (notes, round) => {
    for (let at = 0; at < 80; at++) notes.set(`new-${round}-${at}`, newNote(25))
  },
  'typing in ten notes': (notes, round) => {
    for (let at = 0; at < 400; at++) {
      const body = bodyOf(notes, (round + (at % 10)) % 80)
      body.insert(body.length, 'some fifty milliseconds of typing '.repeat(6))
    }
  },
  'words here and there in eighty notes': (notes, round) => {
    for (let at = 0; at < 500; at++) {
      const body = bodyOf(notes, (round * 37 + at) % 80)
      body.insert((at * 13) % body.length, 'and some more words, ')
    }
  },
  'a day of work': (notes, round) => {
    for (let at = 0; at < 6; at++) notes.set(`day-${round}-${at}`, newNote(25))
    for (let at = 0; at < 200; at++) {
      const body = bodyOf(notes, (round + (at % 8)) % 80)
      body.insert(body.length, 'some fifty milliseconds of typing '.repeat(6))
    }
    for (let at = 0; at < 60; at++) {
      const body = bodyOf(notes, (round * 37 + at) % 80)
      body.insert((at * 13) % body.length, 'and some more words, ')
    }
  },
}
