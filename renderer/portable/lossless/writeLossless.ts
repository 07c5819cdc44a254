/** The one file that holds everything, to the letter: a zip with a manifest of checksums. See docs/formats/lossless.md. */
import type { Bytes, ImageFile } from '../../study/parcel'
import type { DocName } from '../../study/record'
import { docNames } from '../../study/record'
import { sha256 } from '../sha256'
import { isoTime } from '../text'
import { type PackedFile, textFile, writeZip } from '../zip/writeZip'
import { formatName, formatVersion, type Manifest, type PartEntry } from './manifest'

export interface OldText {
  readonly note: string
  readonly at: number
  readonly text: string
}

export interface LosslessParcel {
  /** V1 updates of the whole documents. */
  readonly docs: Readonly<Record<DocName, Bytes>>
  readonly images: readonly ImageFile[]
  readonly versions: readonly OldText[]
  readonly madeAt: number
  readonly app: string
}

export async function writeLossless({ docs, images, versions, madeAt, app }: LosslessParcel): Promise<Bytes> {
  const files: (PackedFile & { readonly type?: string })[] = [
    ...docNames.map((name) => ({ path: `docs/${name}.update`, bytes: docs[name] })),
    textFile('versions.json', JSON.stringify(versions)),
    ...images.map(({ hash, type, bytes }) => ({ path: `images/${hash}`, bytes, type })),
  ]
  const parts: PartEntry[] = await Promise.all(
    files.map(async ({ path, bytes, type }) => ({
      path,
      size: bytes.length,
      sha256: await sha256(bytes),
      ...(type && { type }),
    })),
  )
  const manifest: Manifest = { format: formatName, version: formatVersion, app, madeAt, parts }
  const all = [
    textFile('manifest.json', JSON.stringify(manifest, null, 1)),
    textFile('README.txt', readme(app, madeAt)),
    ...files,
  ]
  return writeZip(all, madeAt)
}

const readme = (
  app: string,
  madeAt: number,
) => `The whole study record from Drydock ${app}, taken out on ${isoTime(madeAt)}.

Import this file in Drydock (Your data, Import) to merge it with what is there. You see first what would change.
docs/ holds three Yjs documents as updates of encoding V1, images/ the images by the SHA-256 of their bytes,
versions.json the older texts of notes, manifest.json the size and SHA-256 of each part.
For files that any program reads, export a folder instead.
`
