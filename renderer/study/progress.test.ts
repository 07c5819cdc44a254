import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { markRead, markUnread, readSections, watchRead } from './progress'

describe('progress', () => {
  it('keeps the first time a section was read', () => {
    const study = new Y.Doc()
    markRead(study, 'runtime/cgroups', 1)
    markRead(study, 'runtime/cgroups', 2)
    expect(study.getMap('read').toJSON()).toEqual({ 'runtime/cgroups': 1 })
  })

  it('merges what two devices read apart', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()]
    markRead(one, 'a/b', 1)
    markRead(two, 'a/c', 2)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    expect([...readSections(one)].sort()).toEqual(['a/b', 'a/c'])
  })

  it('forgets a section on request and tells its watchers until they stop', () => {
    const study = new Y.Doc()
    const changed = vi.fn()
    const stop = watchRead(study, changed)
    markRead(study, 'a/b', 1)
    markUnread(study, 'a/b')
    stop()
    markRead(study, 'a/b', 3)
    expect(changed).toHaveBeenCalledTimes(2)
    expect(readSections(study).has('a/b')).toBe(true)
  })
})
