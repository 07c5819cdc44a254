/** The code that the course shows: it parses, validates, and prints what the text says. Faults name file and line. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { courseBlocks, faultAt } from './blocks'
import { expressionFault, readExpressions } from './expressions'
import { findKubectl, kubectlFaults } from './kubectl'
import { manifestFaults, readManifests } from './manifests'
import { shellFaults } from './shell'
import { gitVersion, readTranscripts, transcriptFaults, whyNotRun } from './transcripts'

// Programs are started by the dozen, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000 })

const chapters = courseBlocks()
const blocks = chapters.flatMap((chapter) => chapter.blocks)
const inLanguage = (...langs: readonly string[]) => blocks.filter(({ lang }) => langs.includes(lang))
const { manifests, faults: yamlFaults } = readManifests(blocks)
const { transcripts, faults: strangeSessions } = readTranscripts(blocks)
const expressions = readExpressions(blocks)
const kubectl = findKubectl()

test('YAML parses', () => expect(yamlFaults).toEqual([]))

test('JSON parses', () => {
  const faults = inLanguage('json').flatMap((block) => {
    try {
      JSON.parse(block.text)
      return []
    } catch (error) {
      return [faultAt(block, String(error))]
    }
  })
  expect(faults).toEqual([])
})

test('shell parses', () => expect(inLanguage('bash', 'console').flatMap(shellFaults)).toEqual([]))

test('manifests hold to the schemas of their API', async () => expect(await manifestFaults(manifests)).toEqual([]))

test.skipIf(!kubectl)('kubectl reads the manifests', async () => {
  const known = manifests.filter(({ isConfiguration }) => !isConfiguration)
  expect(await kubectlFaults(kubectl ?? '', known)).toEqual([])
})

test('PromQL parses', () => {
  const faults = expressions.map(expressionFault).filter((fault) => fault !== undefined)
  expect(faults).toEqual([])
})

describe('sessions print what the text shows', () => {
  test('none with git is left out', () => expect(strangeSessions).toEqual([]))

  for (const transcript of transcripts) {
    test(`in ${transcript.chapter}#${transcript.section}`, ({ skip }) => {
      const why = whyNotRun(transcript)
      if (why !== undefined) {
        console.log(`${transcript.chapter}#${transcript.section} is not run: ${why}`)
        skip(why)
      }
      expect(transcriptFaults(transcript)).toEqual([])
    })
  }

  test('what is prepared is used', () => {
    const folder = fileURLToPath(new URL('./transcripts', import.meta.url))
    const prepared = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sh'))
    const used = transcripts.map(({ chapter, section }) => `${chapter}/${section}.sh`)
    expect(prepared.filter((file) => !used.includes(file))).toEqual([])
  })
})

test('the counts of what was checked', () => {
  const sessions = transcripts
    .filter((transcript) => whyNotRun(transcript) === undefined)
    .flatMap((transcript) => transcript.sessions)
  const commands = sessions.flatMap((session) => session.commands)
  const counts = {
    'code blocks': blocks.length,
    'YAML blocks': inLanguage('yaml').length,
    'JSON blocks': inLanguage('json').length,
    'shell blocks': inLanguage('bash', 'console').length,
    manifests: manifests.filter(({ isConfiguration }) => !isConfiguration).length,
    'configuration files, parsed only': manifests.filter(({ isConfiguration }) => isConfiguration).length,
    'sessions run again': `${sessions.length} of ${inLanguage('console').length}, ${commands.length} commands, by ${gitVersion()}`,
    'PromQL expressions': expressions.length,
    'numbers computed again': chapters.reduce((sum, { computed }) => sum + computed, 0),
    kubectl: kubectl ? 'read every manifest' : 'not here, and not asked',
  }
  for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`)
  expect(blocks.length).toBeGreaterThan(0)
})
