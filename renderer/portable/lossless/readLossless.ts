/** Reads a lossless file: every part against its checksum, every document against what is here. A bad part is named and left out whole. */
import type { Bytes, ImageFile, Refusal, RefusalReason, Tallies, Tally } from '../../study/parcel'
import { type DocName, docNames } from '../../study/record'
import { imageType } from '../imageType'
import { readItems, readJson } from '../json'
import { limits } from '../limits'
import { sha256 } from '../sha256'
import { readText } from '../text'
import type { ZipEntry } from '../zip/readZip'
import { checkUpdate } from './checkUpdate'
import { formatVersion, type Manifest, ManifestShape, type PartEntry, VersionShape, VersionsShape } from './manifest'
import { tallyDoc } from './tallyDoc'
import type { OldText } from './writeLossless'

export interface LosslessArrival {
  readonly madeAt: number
  readonly app: string
  readonly updates: Readonly<Partial<Record<DocName, Bytes>>>
  readonly images: readonly ImageFile[]
  readonly versions: readonly OldText[]
  readonly tallies: Tallies
  readonly refused: readonly Refusal[]
}

export type Lossless =
  | { readonly ok: true; readonly arrival: LosslessArrival }
  | { readonly ok: false; readonly name: string; readonly why: RefusalReason; readonly detail?: string }

const dayMs = 86_400_000

export const isLossless = (entries: readonly ZipEntry[]) => entries.some(({ path }) => path === 'manifest.json')

export async function readLossless(
  entries: readonly ZipEntry[],
  current: Readonly<Record<DocName, Bytes>>,
  already: readonly Refusal[],
  now: number,
): Promise<Lossless> {
  const manifest = readManifest(entries)
  if ('why' in manifest) return { ok: false, name: 'manifest.json', ...manifest }
  const refused: Refusal[] = [...already]
  const parts = await readParts(entries, manifest, refused)
  const updates: Partial<Record<DocName, Bytes>> = {}
  const tallies: Record<string, Tally> = {}
  for (const name of docNames) {
    const path = `docs/${name}.update`
    const update = parts.get(path)?.bytes
    if (!update) continue
    const checked = await checkUpdate(name, current[name], update)
    const counted = checked.ok ? tallyDoc(name, checked) : checked
    if ('why' in counted) refused.push({ name: path, why: counted.why, detail: counted.detail })
    else {
      updates[name] = update
      Object.assign(tallies, counted)
    }
  }
  const images = readImages(parts, refused)
  const versions = readVersions(parts.get('versions.json')?.bytes, refused, now)
  const { app, madeAt } = manifest
  return { ok: true, arrival: { app, madeAt, updates, images, versions, tallies, refused } }
}

function readManifest(entries: readonly ZipEntry[]): Manifest | { why: RefusalReason; detail?: string } {
  const bytes = entries.find(({ path }) => path === 'manifest.json')?.read() ?? 'unreadable'
  if (typeof bytes === 'string') return { why: bytes }
  const json = readJson(readText(bytes) ?? '')
  if (!json.ok) return { why: 'json', detail: json.detail }
  const head = VersionShape.safeParse(json.value)
  if (head.success && head.data.version > formatVersion) return { why: 'newer' }
  const manifest = ManifestShape.safeParse(json.value)
  return manifest.success ? manifest.data : { why: 'json', detail: manifest.error.issues[0]?.message ?? '' }
}

interface GoodPart extends PartEntry {
  readonly bytes: Bytes
}

async function readParts(
  entries: readonly ZipEntry[],
  { parts }: Manifest,
  refused: Refusal[],
): Promise<Map<string, GoodPart>> {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const good = new Map<string, GoodPart>()
  for (const part of parts) {
    const bytes = byPath.get(part.path)?.read() ?? 'damaged'
    if (typeof bytes === 'string') refused.push({ name: part.path, why: bytes })
    else if (bytes.length !== part.size || (await sha256(bytes)) !== part.sha256)
      refused.push({ name: part.path, why: 'damaged', detail: 'Its checksum does not match.' })
    else good.set(part.path, { ...part, bytes })
  }
  return good
}

function readImages(parts: ReadonlyMap<string, GoodPart>, refused: Refusal[]): ImageFile[] {
  const images: ImageFile[] = []
  for (const { path, bytes, sha256: hash } of parts.values()) {
    if (!path.startsWith('images/')) continue
    const type = imageType(bytes)
    if (path !== `images/${hash}` || !type || bytes.length > limits.image) refused.push({ name: path, why: 'image' })
    else images.push({ hash, type, bytes })
  }
  return images
}

/** Of a note's versions the newest are kept: those dated ahead would drive out the learner's own. */
function readVersions(bytes: Bytes | undefined, refused: Refusal[], now: number): OldText[] {
  if (!bytes) return []
  const json = readJson(readText(bytes) ?? '')
  const { items, bad } = json.ok ? readItems(json.value, VersionsShape) : { items: [], bad: 1 }
  if (bad > 0) refused.push({ name: 'versions.json', why: 'json', detail: `${bad} of its entries cannot be read.` })
  const past = items.filter(({ at }) => at <= now + dayMs)
  const ahead = items.length - past.length
  if (ahead > 0)
    refused.push({ name: 'versions.json', why: 'json', detail: `${ahead} of its entries are dated ahead of now.` })
  return past
}
