/**
 * Kubernetes manifests in the text, held to the schemas of `kubernetes-models`: its validators refuse wrong values and
 * missing fields, and its types refuse fields that the API does not have, which the validators let pass.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml'
import { z } from 'zod'
import { type Block, faultAt } from './blocks'

const root = fileURLToPath(new URL('../..', import.meta.url))
const manifestOf = z.looseObject({ apiVersion: z.string(), kind: z.string() })

/** Read by programs from files; no API server knows them, and no package holds their schemas. */
const configurations =
  /^(kustomize\.config|kubeadm|kubelet\.config|kubescheduler\.config|kubeproxy\.config|apiserver\.config|apiserver|audit)(\.k8s\.io|$)/

export interface Manifest {
  readonly block: Block
  readonly apiVersion: string
  readonly kind: string
  readonly text: string
  readonly data: object
  readonly node: Node
  /** Lines from the first of the block to a place in it. */
  readonly lineOf: (offset: number) => number
  readonly isConfiguration: boolean
}

/** Everything in YAML blocks that names its API version and kind; the rest are fragments, and only parse. */
export function readManifests(blocks: readonly Block[]): { manifests: Manifest[]; faults: string[] } {
  const manifests: Manifest[] = []
  const faults: string[] = []
  for (const block of blocks.filter(({ lang }) => lang === 'yaml')) {
    const lines = new LineCounter()
    const lineOf = (offset: number) => lines.linePos(offset).line - 1
    for (const document of parseAllDocuments(block.text, { lineCounter: lines, uniqueKeys: true })) {
      for (const { message, pos } of document.errors) faults.push(faultAt(block, message, lineOf(pos[0])))
      if (document.errors.length > 0 || !document.contents) continue
      const found = manifestOf.safeParse(document.toJS())
      if (!found.success) {
        const line = lineOf(document.contents.range?.[0] ?? 0)
        if (isHalfNamed(document.toJS())) faults.push(faultAt(block, halfNamed, line))
        continue
      }
      faults.push(...booleanFaults(block, document.contents, lineOf))
      const { apiVersion, kind } = found.data
      const isConfiguration = configurations.test(apiVersion.split('/')[0] ?? '')
      const text = String(document)
      manifests.push({
        block,
        apiVersion,
        kind,
        text,
        data: found.data,
        node: document.contents,
        lineOf,
        isConfiguration,
      })
    }
  }
  return { manifests, faults }
}

const halfNamed = 'names a kind or a version alone; expected both, as text'
const isHalfNamed = (data: unknown) =>
  typeof data === 'object' && data !== null && Object.keys(data).some((key) => /^(apiversion|kind)$/i.test(key))

/** The API server's YAML is 1.1, where these are no words unless they are quoted. */
function booleanFaults(block: Block, node: Node, lineOf: (offset: number) => number): string[] {
  const faults: string[] = []
  visit(node, {
    Scalar: (_, { type, value, range }) => {
      if (type !== 'PLAIN' || typeof value !== 'string' || !/^(yes|no|on|off)$/i.test(value)) return
      faults.push(faultAt(block, `"${value}" is read as true or false; expected quotes`, lineOf(range?.[0] ?? 0)))
    },
  })
  return faults
}

const packages = Object.keys(
  z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).devDependencies,
).filter((name) => name.includes('kubernetes-models'))

const modelOf = z.custom<new (data: object) => { validate(): void }>((value) => typeof value === 'function')

/** The module of a kind, in the first package that has it. */
async function findModel({ apiVersion, kind }: Manifest) {
  for (const name of packages) {
    const address = `${name}/${apiVersion}/${kind}`
    const module: unknown = await import(/* @vite-ignore */ address).catch(() => undefined)
    const found = z.record(z.string(), z.unknown()).safeParse(module)
    if (found.success) return { address, Model: modelOf.parse(found.data[kind]) }
  }
  return undefined
}

export async function manifestFaults(manifests: readonly Manifest[]): Promise<string[]> {
  const faults: string[] = []
  const typed: { manifest: Manifest; address: string }[] = []
  for (const manifest of manifests.filter(({ isConfiguration }) => !isConfiguration)) {
    const tell = (message: string) => faults.push(faultAt(manifest.block, message, firstLine(manifest)))
    const model = await findModel(manifest)
    if (!model) {
      tell(`no schema for ${manifest.apiVersion} ${manifest.kind}; expected a kind of ${packages.join(', ')}`)
      continue
    }
    typed.push({ manifest, address: model.address })
    const lost = strayLabel(manifest.data)
    if (lost !== undefined) tell(`the selector ${lost} is not among the labels of the template`)
    try {
      new model.Model(manifest.data).validate()
    } catch (error) {
      tell(`${manifest.kind}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return [...faults, ...typeFaults(typed)]
}

const labels = z.record(z.string(), z.string())
const selecting = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: labels }),
    template: z.object({ metadata: z.object({ labels }) }),
  }),
})

/** An API server refuses a Deployment and its like whose selector leaves its own pods out; no schema can say so. */
function strayLabel(data: object): string | undefined {
  const found = selecting.safeParse(data)
  if (!found.success) return undefined
  const { selector, template } = found.data.spec
  const stray = Object.entries(selector.matchLabels).find(([key, value]) => template.metadata.labels[key] !== value)
  return stray?.join(': ')
}

export const firstLine = ({ node, lineOf }: Manifest) => lineOf(node.range?.[0] ?? 0)

/** Writes each manifest as a typed literal and lets the compiler read it: a field that no type has is an error. */
function typeFaults(typed: readonly { manifest: Manifest; address: string }[]): string[] {
  if (typed.length === 0) return []
  mkdirSync(join(root, 'out'), { recursive: true })
  const folder = mkdtempSync(join(root, 'out', 'manifests-'))
  const lines = typed.map(({ manifest, address }, place) => {
    const literal: Line[] = []
    writeLiteral(manifest.node, literal, manifest.lineOf)
    const head = `import type { I${manifest.kind} } from '${address}'; export const manifest: I${manifest.kind} =`
    writeFileSync(join(folder, `m${place}.ts`), [head, ...literal.map(({ text }) => text)].join('\n'))
    return literal
  })
  const options = { strict: true, noEmit: true, module: 'preserve', target: 'esnext', skipLibCheck: true, types: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }))
  try {
    // By Node, since Windows starts no script of `.bin` without a shell.
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
    return []
  } catch (error) {
    const { stdout } = z.object({ stdout: z.string() }).parse(error)
    const errors = [...stdout.matchAll(/m(\d+)\.ts\((\d+),\d+\): error \w+: (.*)/g)]
    if (errors.length === 0) throw new Error(`the compiler failed: ${stdout}`)
    return errors.map(([, place, at, message]) => {
      const manifest = typed[Number(place)]?.manifest
      if (!manifest) throw new Error(stdout)
      const line = lines[Number(place)]?.[Number(at) - 2]?.line ?? firstLine(manifest)
      return faultAt(manifest.block, `${manifest.kind}: ${message ?? ''}`, line)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Line {
  readonly text: string
  /** Where it stands in the block. */
  readonly line: number
}

/** One line for each key and value, so that an error of the compiler leads back. */
function writeLiteral(node: Node, lines: Line[], lineOf: (offset: number) => number): void {
  const line = lineOf(node.range?.[0] ?? 0)
  const nested = (open: string, close: string, write: () => void) => {
    lines.push({ text: open, line })
    write()
    lines.push({ text: close, line })
  }
  if (isMap<Node, Node | null>(node)) {
    nested('{', '}', () => {
      for (const { key, value } of node.items) {
        lines.push({ text: `${JSON.stringify(String(key))}:`, line: lineOf(key.range?.[0] ?? 0) })
        if (value) writeLiteral(value, lines, lineOf)
        else lines.push({ text: 'null', line })
        lines.push({ text: ',', line })
      }
    })
  } else if (isSeq<Node>(node)) {
    nested('[', ']', () => {
      for (const item of node.items) {
        writeLiteral(item, lines, lineOf)
        lines.push({ text: ',', line })
      }
    })
  } else if (isScalar(node)) lines.push({ text: JSON.stringify(node.value), line })
  else throw new Error('an alias in a manifest; expected the value itself')
}
