/** The files of the Git lab's levels: what names a kind is a manifest that Kubernetes would take, in every commit. */
import { describe, expect, it } from 'vitest'
import { levels } from '../../renderer/labs/git/scenario/levels'
import { World } from '../../renderer/labs/git/scenario/world'
import { manifestFaults, readManifests } from './manifests'

/** Every version of every YAML file that the setups commit or leave in a working tree. */
function yamlFiles(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const level of levels) {
    const { machine, shell } = new World(level)
    const repo = machine.repositoryAt(shell.cwd)
    for (const [path, { text }] of machine.files.walk('/home'))
      if (path.endsWith('.yaml')) found.set(text, `${level.id} ${path}`)
    for (const oid of repo?.oids() ?? []) {
      const text = repo?.get(oid)?.type === 'blob' ? repo.text(oid) : ''
      if (text.startsWith('apiVersion')) found.set(text, `${level.id} ${oid}`)
    }
  }
  return found
}

describe('the manifests of the levels', () => {
  it('parse, and hold to the schemas and types of their API', async () => {
    const blocks = [...yamlFiles()].map(([text, file]) => ({
      file,
      lang: 'yaml',
      text,
      line: 1,
      chapter: '',
      section: '',
    }))
    const { manifests, faults } = readManifests(blocks)
    expect(faults).toEqual([])
    expect(manifests.length).toBeGreaterThan(100)
    expect(await manifestFaults(manifests)).toEqual([])
  })
})
