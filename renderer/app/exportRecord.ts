/** An export from the choice to the file: packed in the Worker, saved where the learner says. */
import type { DrydockBridge, FileKind, SavedFile } from '../platform/bridge'
import { describe, log } from '../platform/log'
import { type Outcome, runTask } from '../portable/runTask'
import type { ExportChoice, ExportOutcome } from '../screens/leave/view'
import type { Bytes } from '../study/parcel'
import type { Books } from './openBooks'
import { type Packing, packDeck, packLossless, packParcel } from './packRecord'

export interface Leaving extends Packing {
  readonly books: Books
  readonly bridge: DrydockBridge | undefined
}

/** A large record takes longer to pack than a stranger's file may take to be read. */
const packWithinMs = 300_000

export async function exportRecord(choice: ExportChoice, leaving: Leaving): Promise<ExportOutcome> {
  const { bridge } = leaving
  if (!bridge) return { kind: 'failed', reason: 'noShell' }
  try {
    const outcome = await pack(choice, leaving)
    return await save(outcome, nameFor(leaving.now()), choice, bridge)
  } catch (error) {
    log('error', `export: ${describe(error)}`)
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

async function pack(choice: ExportChoice, leaving: Leaving): Promise<Outcome> {
  const { books } = leaving
  const { format, parts } = choice
  if (format === 'anki') return runTask({ kind: 'anki', parcel: await packDeck(books, choice, leaving) }, packWithinMs)
  if (format === 'lossless')
    return runTask({ kind: 'lossless', parcel: await packLossless(books, leaving) }, packWithinMs)
  return runTask({ kind: format, parcel: await packParcel(books, leaving), parts }, packWithinMs)
}

/** `Drydock 2026-04-01`, by this device's calendar. */
function nameFor(now: number): string {
  const day = new Date(now)
  const two = (part: number) => String(part).padStart(2, '0')
  return `Drydock ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

const endings = { zip: 'zip', anki: 'apkg', lossless: 'drydock' } as const satisfies Record<string, FileKind>

async function save(
  outcome: Outcome,
  name: string,
  { format }: ExportChoice,
  bridge: DrydockBridge,
): Promise<ExportOutcome> {
  if (outcome.kind === 'late') return outcome
  if (outcome.kind === 'failed') return { kind: 'failed', reason: outcome.detail }
  if (outcome.kind === 'files' && format === 'folder') {
    const { files } = outcome
    const size = files.reduce((all, { bytes }) => all + bytes.length, 0)
    return told(
      await bridge.saveFolder({ name, files: files.map(({ path, bytes }) => ({ path, bytes })) }),
      size,
      files.length,
    )
  }
  if ((outcome.kind !== 'bytes' && outcome.kind !== 'deck') || format === 'folder')
    return { kind: 'failed', reason: 'unknown' }
  const { bytes }: { bytes: Bytes } = outcome
  const kind = endings[format]
  return told(await bridge.saveFile({ name: `${name}.${kind}`, kind, bytes }), bytes.length, 1)
}

const told = (saved: SavedFile, size: number, files: number): ExportOutcome =>
  saved.kind === 'saved' ? { kind: 'saved', path: saved.path, size, files } : saved
