/** Planted faults: each check of the course's code finds the one that it is for, at its line. */
import { describe, expect, test, vi } from 'vitest'
import { readBlocks } from './blocks'
import { expressionFault, readExpressions } from './expressions'
import { findKubectl, kubectlFaults } from './kubectl'
import { manifestFaults, readManifests } from './manifests'
import { shellFaults } from './shell'
import { readTranscripts, transcriptFaults } from './transcripts'

// Programs are started by the dozen, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000 })

const file = 'content/chapters/09-planted/chapter.md'
/** The code begins in line 4. */
const blocksWith = (lang: string, code: string) =>
  readBlocks(file, `## Here {#here}\n\n\`\`\`${lang}\n${code}\n\`\`\`\n`).blocks
const manifestsIn = (code: string) => readManifests(blocksWith('yaml', code))

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n${container}`

describe('manifests', () => {
  const cases: readonly (readonly [name: string, code: string, line: number, message: string])[] = [
    ['a field that the API does not have', pod('      imagePolicy: Always'), 11, '\'"imagePolicy"\' does not exist'],
    ['a value of another type', pod('      ports:\n        - containerPort: http'), 12, 'is not assignable to type'],
    ['a value that a pattern forbids', 'apiVersion: v1\nkind: Pod\nmetadata: []', 4, 'must be object'],
    [
      'a missing field',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template: {}',
      4,
      'required property selector',
    ],
    [
      'a selector that does not choose its own pods',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector: { matchLabels: { app: a } }\n  template:\n    metadata: { labels: { app: b } }',
      4,
      'the selector app: a is not among the labels',
    ],
    ['a version that is gone', 'apiVersion: policy/v2\nkind: PodDisruptionBudget', 4, 'no schema for policy/v2'],
    ['a resource without a schema', 'apiVersion: example.org/v1\nkind: Thing', 4, 'no schema for example.org/v1 Thing'],
    [
      'a custom resource with a missing field',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\nspec:\n  project: default',
      4,
      'required property destination',
    ],
    [
      'the second of two',
      `${pod('      image: a')}\n---\napiVersion: v1\nkind: Service\nspec:\n  port: 1`,
      16,
      '"port"',
    ],
  ]
  test.each(cases)('%s', async (_, code, line, message) => {
    const { manifests, faults } = manifestsIn(code)
    expect(faults).toEqual([])
    const found = (await manifestFaults(manifests)).filter((fault) => fault.includes(message))
    expect(found.map((fault) => fault.split('  ')[0])).toContain(`${file}:${line}`)
  })

  test.each([
    ['a misspelt name of the version', 'ApiVersion: v1\nkind: Pod\nmetadata: {}', 4, 'names a kind or a version alone'],
    ['a version that is no text', 'apiVersion: 1\nkind: Pod', 4, 'names a kind or a version alone'],
    [
      'a word that the API server takes for true or false',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  debug: off',
      7,
      '"off" is read as true or false',
    ],
  ])('%s', (_, code, line, message) => {
    expect(manifestsIn(code).faults).toEqual([expect.stringContaining(`${file}:${line}  ${message}`)])
  })

  test('a part of a manifest, and a quoted word, pass', () => {
    expect(manifestsIn('ports:\n  - port: 80').faults).toEqual([])
    expect(manifestsIn('apiVersion: v1\nkind: ConfigMap\ndata:\n  debug: "off"').faults).toEqual([])
  })

  test('YAML that does not parse', () => {
    expect(manifestsIn('a: 1\na: 2').faults).toEqual([expect.stringContaining(`${file}:5  Map keys must be unique`)])
  })

  test('one without a fault has none', async () => {
    expect(await manifestFaults(manifestsIn(pod('      image: web:1')).manifests)).toEqual([])
  })

  const kubectl = findKubectl()
  test.skipIf(!kubectl)('kubectl refuses a value of another type', async () => {
    const { manifests } = manifestsIn(pod('      ports:\n        - containerPort: http'))
    expect(await kubectlFaults(kubectl ?? '', manifests)).toEqual([expect.stringContaining('cannot unmarshal string')])
    const second = manifestsIn(`${pod('      image: a')}\n---\n${pod('      image: [a]')}`).manifests
    expect(await kubectlFaults(kubectl ?? '', second)).toEqual([expect.stringContaining(`${file}:13  kubectl`)])
  })
})

describe('sessions', () => {
  const faultsIn = (code: string) => {
    const { transcripts, faults } = readTranscripts(blocksWith('console', code))
    return [...faults, ...transcripts.flatMap(transcriptFaults)]
  }

  test('what is printed differs', () => {
    expect(faultsIn('$ git init -q\n$ git branch --show-current\nmaster')).toEqual([
      `${file}:5  shows "master", and the machine prints "main"`,
    ])
  })

  test('an id is not what Git gives', () => {
    const session = '$ git init -q\n$ git commit -q --allow-empty -m one\n$ git rev-parse --short HEAD\n0000000'
    expect(faultsIn(session)).toEqual([
      expect.stringMatching(/:6 {2}shows "0000000", and the machine prints "[0-9a-f]{7}"/),
    ])
  })

  test('more or less is printed than shown', () => {
    expect(faultsIn('$ seq 3\n1\n2')).toEqual([`${file}:4  shows "(nothing more)", and the machine prints "3"`])
    expect(faultsIn('$ seq 1\n1\n2')).toEqual([`${file}:4  shows "2", and the machine prints "(nothing more)"`])
    expect(faultsIn('$ seq 9\n1\n…\n8')).toEqual([expect.stringContaining('and the machine prints')])
    expect(faultsIn('$ seq 9\n1\n…\n9')).toEqual([])
  })

  test('a session that ends too early', () => {
    expect(faultsIn('$ exit 3\n$ echo on\non')).toEqual([expect.stringContaining('the shell ended')])
  })

  test('what no run could contradict', () => {
    expect(faultsIn('$ seq 9\n…')).toEqual([`${file}:4  shows … alone, which nothing can differ from`])
    expect(faultsIn('$ exit\n$ seq 9\n…\n9')).toEqual([`${file}:5  the shell ended before this command`])
    expect(blocksWith('console', 'one\n$ echo two\ntwo').flatMap(shellFaults)).toEqual([
      `${file}:4  output before anything is typed, which no command can print`,
    ])
  })

  test('lines left out in many places', () => {
    expect(faultsIn('$ seq 9\n…\n3\n…\n5\n…')).toEqual([])
    expect(faultsIn('$ seq 9\n…\n5\n…\n3\n…')).toHaveLength(1)
    // Trying each place of each … would take hours.
    expect(faultsIn(`$ printf 'x\\n%.0s' $(seq 99)\n${'…\nx\n'.repeat(9)}y`)).toHaveLength(1)
  })

  test('a preparation that fails, also before a pipe', () => {
    const { transcripts } = readTranscripts(blocksWith('console', '$ echo on\non'))
    const faults = transcripts.flatMap((transcript) =>
      transcriptFaults({ ...transcript, preparation: 'ls /nowhere | cat' }),
    )
    expect(faults).toEqual([expect.stringMatching(/:4 {2}the preparation failed: ls: .*nowhere/)])
  })

  test('git beside what cannot be run', () => {
    for (const session of ['git clone https://example.org/x && ssh host', 'time git log', 'ssh $(LANG=C git log)']) {
      expect(faultsIn(`$ ${session}`)).toEqual([
        expect.stringContaining(`${file}:4  a session with git cannot be run again`),
      ])
    }
  })

  test('a status and a folder carry over to the next command, and one command may take many lines', () => {
    expect(faultsIn('$ mkdir a && cd a && false\n$ echo $? "\n> $PWD"\n1\n/home/you/a')).toEqual([])
  })
})

test('PromQL that does not parse', () => {
  const faults = (lang: string, code: string) => readExpressions(blocksWith(lang, code)).map(expressionFault)
  expect(faults('promql', 'up\n\nsum(rate(x[5m])')).toEqual([
    undefined,
    `${file}:6  PromQL does not parse: sum(rate(x[5m])⟨here⟩`,
  ])
  expect(faults('yaml', 'rules:\n  - expr: sum by job (up)')).toEqual([
    expect.stringContaining(`${file}:5  PromQL does not parse`),
  ])
})

test.each([
  ['promql', 'rate(up)', false],
  ['promql', 'sum by (job) (up[5m])', false],
  ['promql', '1 + up[5m]', false],
  ['promql', 'a / b[5m:1m]', false],
  ['promql', '(a / b)[5m:1m]', true],
  ['promql', 'max_over_time(rate(x[5m])[1h:1m])', true],
  ['promql', 'rate((x[5m] offset 1d))', true],
  ['promql', 'up[5m]', true],
  ['yaml', 'expr: up[5m]', false],
  ['yaml', 'expr:', false],
  ['yaml', 'expr: 1', true],
])('a range in the wrong place of PromQL: %s %s', (lang, code, isRight) => {
  const faults = readExpressions(blocksWith(lang, code)).map(expressionFault)
  expect(faults).toEqual([isRight ? undefined : expect.stringContaining(`${file}:4  PromQL`)])
})

test('shell that does not parse', () => {
  const faults = (lang: string, code: string) => blocksWith(lang, code).flatMap(shellFaults)
  expect(faults('bash', 'echo a\nif true; then')).toEqual([
    expect.stringMatching(/chapter\.md:\d+ {2}bash: syntax error/),
  ])
  expect(faults('console', '$ echo a\na\n$ echo (b)')).toEqual([
    expect.stringContaining(`${file}:6  bash: syntax error`),
  ])
  expect(faults('console', 'output alone')).toEqual([expect.stringContaining('nothing is typed')])
  expect(faults('bash', 'echo a\nkubectl logs <pod> -c web')).toEqual([expect.stringContaining(`${file}:5  a prompt`)])
  expect(faults('bash', '$ kubectl get pods')).toEqual([expect.stringContaining(`${file}:4  a prompt`)])
  expect(faults('console', '$ cat <a >b <(seq 3) <<<c')).toEqual([])
})
