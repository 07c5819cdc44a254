/**
 * `known.json`: what the browser's storage had durably at last, as state vectors. It is written often and not synced: a
 * mark that the power cut short fails its checksum, and then the newest backup tells.
 */
import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupVectors, type Check, integer, type Known, record, text } from '../bridge/contract'

const base64 = text(1_400_000)
const mark = record({
  version: integer(1, 1),
  at: integer(-8.64e15, 8.64e15),
  vectors: record({ notes: base64, reviews: base64, study: base64 }),
})
const file = record({ sha256: text(64), body: text(5_000_000) })

const markPath = (folder: string) => join(folder, 'known.json')
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex')
const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
/** A copy, because small buffers share memory that is not theirs. */
const toBytes = (said: string) => new Uint8Array(Buffer.from(said, 'base64'))

export async function writeMark(folder: string, at: number, { notes, reviews, study }: BackupVectors): Promise<void> {
  const vectors = { notes: toText(notes), reviews: toText(reviews), study: toText(study) }
  const body = JSON.stringify({ version: 1, at, vectors })
  const temporary = `${markPath(folder)}.tmp`
  await writeFile(temporary, JSON.stringify({ sha256: hashOf(body), body }), { mode: 0o600 })
  await rename(temporary, markPath(folder))
}

/** Undefined where there is none that can be believed. */
export async function readMark(folder: string, check: Check): Promise<Known | undefined> {
  const said = await readFile(markPath(folder), 'utf8').catch(() => '')
  const outer = check(file, parse(said))
  if (!outer.ok || outer.value.sha256 !== hashOf(outer.value.body)) return undefined
  const inner = check(mark, parse(outer.value.body))
  if (!inner.ok) return undefined
  const { at, vectors } = inner.value
  return {
    at,
    vectors: { notes: toBytes(vectors.notes), reviews: toBytes(vectors.reviews), study: toBytes(vectors.study) },
  }
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined // the shape refuses it
  }
}
