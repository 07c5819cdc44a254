/** Half of a character is written to disk as another: what an import brings must say the same in memory and after a reload. */
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../renderer/portable/lossless/contentHash'
import { readImport } from '../../renderer/portable/readImport'
import { planArrival, takeIn } from '../../renderer/portable/takeIn'
import { openRecord, start, updatesOf } from '../support/portableRecord'

const half = '\\ud800'
const json = (name: string, list: string) => strToU8(`{"format":"drydock-${name}","version":1,${list}}`)
const zip = zipSync({
  'a.md': strToU8(
    `---\ntags: ["t${half}"]\nanchor: {chapter: c, section: s, quote: "q${half}", before: "", after: ""}\n---\n# a\n`,
  ),
  'cards/cards.json': json(
    'cards',
    `"cards":[{"id":"card-${half}","kind":"basic","front":"f${half}","back":"b","tags":["${half}"],"note":"n${half}","createdAt":1}]`,
  ),
  'reviews/reviews.json': json(
    'reviews',
    `"events":[{"id":"e${half}","at":${start},"kind":"add","card":"own:${half}"}]`,
  ),
  'quizzes/answers.json': json(
    'answers',
    `"answers":[{"id":"a${half}","at":${start},"chapter":"c","item":"i","score":1,"response":["${half}"]}]`,
  ),
  'progress/progress.json': json('progress', `"read":[{"section":"c/${half}","at":${start}}]`),
})

it('an import with half characters is the same after a reload, and is not doubled by a second import', async () => {
  const record = openRecord()
  const take = async () => {
    const bytes = new Uint8Array(zip)
    const read = await readImport({ kind: 'file', file: { name: 'a.zip', bytes } }, updatesOf(record), start)
    if (read.kind !== 'arrival') throw new Error(JSON.stringify(read))
    const plan = await planArrival(read.arrival, record, record.shelf)
    await takeIn(plan, record, record.shelf)
    return Object.values(plan.tallies).map((tally) => tally?.added)
  }
  expect(await take()).toEqual([1, 1, 1, 1, 1, 0])
  for (const doc of Object.values(record.docs)) {
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
    expect(await contentHash(again)).toBe(await contentHash(doc))
  }
  expect(await take()).toEqual([0, 0, 0, 0, 0, 0])
})
