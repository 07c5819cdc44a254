import { describe, expect, it } from 'vitest'
import { layOut, Machine } from '../core/machine'
import { computeId, hexRows, treeRows, viewObject } from './object'

function fresh() {
  const machine = new Machine(0)
  layOut(machine.files, '/app/.git', false, 'main')
  const repo = machine.repositoryAt('/app')
  if (!repo) throw new Error('no repository')
  return repo
}

describe('an object as the inspector shows it', () => {
  it('is counted in bytes, with the header that is hashed before it', () => {
    const repo = fresh()
    const oid = repo.putBlob('grüß\n')
    const view = viewObject(repo, oid)
    expect(view?.size).toBe(7)
    expect([...(view?.header ?? [])]).toEqual([...'blob 7\0'].map((char) => char.charCodeAt(0)))
    expect(viewObject(repo, '0'.repeat(40))).toBeUndefined()
  })

  it('has the id that its bytes give', () => {
    const repo = fresh()
    const view = viewObject(repo, repo.putBlob('hello\n'))
    if (!view) throw new Error('not stored')
    const steps = computeId(view)
    expect(steps.oid).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
    expect(steps.words).toEqual(['ce013625', '030ba8db', 'a906f756', '967f9e9c', 'a394464a'])
    expect([steps.length, steps.blocks]).toEqual([13, 1])
    expect(computeId({ header: view.header, body: new Uint8Array(55 - view.header.length) }).blocks).toBe(1)
    expect(computeId({ header: view.header, body: new Uint8Array(56 - view.header.length) }).blocks).toBe(2)
  })

  it('is shown sixteen bytes a row', () => {
    const rows = hexRows(new TextEncoder().encode(`${'a'.repeat(16)}\n~`))
    expect(rows).toEqual([
      { offset: '0000', pairs: new Array(16).fill('61'), text: 'a'.repeat(16) },
      { offset: '0010', pairs: ['0a', '7e'], text: '.~' },
    ])
    expect(hexRows(new Uint8Array(100), 2)).toHaveLength(2)
  })

  it('names what is in a tree', () => {
    const repo = fresh()
    const blob = repo.putBlob('')
    const inner = repo.put({ type: 'tree', entries: [] })
    const tree = repo.put({
      type: 'tree',
      entries: [
        { mode: '100644', name: 'a', oid: blob },
        { mode: '40000', name: 'b', oid: inner },
      ],
    })
    expect(treeRows(repo, tree).map(({ name, type }) => [name, type])).toEqual([
      ['a', 'blob'],
      ['b', 'tree'],
    ])
  })
})
