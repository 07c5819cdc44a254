import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openLabBook } from '../../study/labs/labBook'
import { tallyDoc } from './tallyDoc'

const ports = { now: () => 5 }

it('counts runs of labs that came, that replaced one, and that were solved', () => {
  const [before, arrived, merged] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const run = (actions: string) => ({ actions, met: [] })
  openLabBook(before, ports).save('l/same', run('[1]'), false)
  openLabBook(before, ports).save('l/solved', run('[1]'), false)
  Y.applyUpdate(arrived, Y.encodeStateAsUpdate(before))
  const theirs = openLabBook(arrived, ports)
  theirs.save('l/new', run('[2]'), false)
  theirs.save('l/solved', run('[1]'), true)
  for (const doc of [before, arrived]) Y.applyUpdate(merged, Y.encodeStateAsUpdate(doc))
  const tallies = tallyDoc('study', { before, arrived, merged })
  expect(tallies).toMatchObject({ labs: { added: 1, updated: 1, same: 1, kept: 0, gone: 0 } })
})
