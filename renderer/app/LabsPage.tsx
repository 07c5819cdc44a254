/** The labs, with the record and the files behind them. */
import { course } from 'virtual:course'
import { use, useMemo, useSyncExternalStore } from 'react'
import { type LabPorts, LabPortsContext } from '../labs/labPorts'
import { loadLabs } from '../labs/registry'
import { describe } from '../platform/log'
import { hasPlace, Labs } from '../screens/labs/Labs'
import type { LabsWorld, Opened, Saved } from '../screens/labs/labsWorld'
import { Missing } from '../screens/missing/Missing'
import { type Address, formatAddress } from '../study/address'
import { longestFile, readSharedRun, type SharedRun, writeSharedRun } from '../study/labs/sharedRun'
import { navigate } from './useAddress'
import type { AppWorld } from './world'

interface LabsPageProps {
  readonly world: AppWorld
  readonly address: Extract<Address, { screen: 'labs' }>
}

export function LabsPage({ world: { record, bridge }, address }: LabsPageProps) {
  const books = use(record.books)
  const labs = use(loadLabs())
  const { labs: book, cards } = books
  const runs = useSyncExternalStore(book.subscribe, book.runs)
  const solved = useSyncExternalStore(book.subscribe, book.solved)
  const fixed = useMemo(
    () => ({
      labs,
      chapterTitle: (chapter: string) => course.chapters.find(({ id }) => id === chapter)?.title,
      save: book.save,
      reset: book.reset,
      cards: {
        has: (front: string) => cards.all().some((card) => card.front === front && card.trashedAt === undefined),
        add: (front: string, back: string) => void cards.add({ kind: 'basic', front, back, tags: ['lab'] }),
      },
      share: (run: SharedRun) => share(run, bridge),
      openShared: () => openShared(bridge),
      go: (lab: string, scenario: string) => navigate({ screen: 'labs', lab, scenario }),
    }),
    [labs, book, cards, bridge],
  )
  const world: LabsWorld = { ...fixed, runs, solved }
  const ports = useMemo<LabPorts>(() => ({ saveFile: (file) => saveFile(file, bridge) }), [bridge])
  const props = { world, lab: address.lab, scenario: address.scenario }
  if (!hasPlace(props)) return <Missing link={formatAddress(address)} />
  return (
    <LabPortsContext value={ports}>
      <Labs {...props} />
    </LabPortsContext>
  )
}

const share = (run: SharedRun, bridge: AppWorld['bridge']): Promise<Saved> =>
  saveFile(
    { name: `${run.lab} ${run.scenario}.json`, kind: 'json', bytes: new TextEncoder().encode(writeSharedRun(run)) },
    bridge,
  )

async function saveFile(file: Parameters<LabPorts['saveFile']>[0], bridge: AppWorld['bridge']): Promise<Saved> {
  if (!bridge) return { kind: 'noShell' }
  try {
    const saved = await bridge.saveFile(file)
    return saved.kind === 'failed' ? { kind: 'failed', reason: saved.reason } : { kind: saved.kind }
  } catch (error) {
    return { kind: 'failed', reason: describe(error) }
  }
}

async function openShared(bridge: AppWorld['bridge']): Promise<Opened> {
  if (!bridge) return { kind: 'failed', why: 'noShell' }
  try {
    const opened = await bridge.openFile()
    if (opened.kind === 'failed') return { kind: 'broken', reason: opened.reason }
    if (opened.kind === 'cancelled') return opened
    if (opened.bytes.length > longestFile) return { kind: 'failed', why: 'tooLarge' }
    return readSharedRun(new TextDecoder().decode(opened.bytes))
  } catch (error) {
    return { kind: 'broken', reason: describe(error) }
  }
}
