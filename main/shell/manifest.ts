/** The list of the page's files, made when the app is built: nothing else is served. */
import { readFile } from 'node:fs/promises'

export interface ManifestFile {
  readonly bytes: number
  readonly type: string
  /** Without this file the first page cannot appear. */
  readonly isNeeded: boolean
  /** The hash of the document's own style, as a policy names it. */
  readonly style?: string
}

export type Manifest = ReadonlyMap<string, ManifestFile>

/** Undefined when it is missing or is no manifest. */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && ('code' in error || error instanceof SyntaxError)) return undefined
    throw error
  }
}

const styleHash = /^sha256-[A-Za-z0-9+/]{43}=$/
const segment = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/

export function parseManifest(text: string): Manifest | undefined {
  const files = field(JSON.parse(text), 'files')
  if (typeof files !== 'object' || files === null) return undefined
  const manifest = new Map<string, ManifestFile>()
  for (const [name, value] of Object.entries(files)) {
    const [bytes, type, isNeeded] = [field(value, 'bytes'), field(value, 'type'), field(value, 'isNeeded')]
    const isSound = Number.isSafeInteger(bytes) && typeof bytes === 'number' && typeof type === 'string'
    if (!isSound || !name.split('/').every((part) => segment.test(part))) return undefined
    const style = field(value, 'style')
    const isStyled = typeof style === 'string' && styleHash.test(style)
    manifest.set(name, { bytes, type, isNeeded: isNeeded === true, ...(isStyled && { style }) })
  }
  return manifest.has('index.html') ? manifest : undefined
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}
