/** The graph by keyboard. */
import type { KeyboardEvent } from 'react'
import type { PanZoomHandle } from '../../../../design/PanZoom'
import type { PictureCommit } from '../../engine/picture/picture'

interface GraphKeys {
  readonly commits: readonly PictureCommit[]
  readonly go: (oid: string) => void
  readonly select: (oid: string) => void
  readonly zoom: () => PanZoomHandle | null
}

const page = 10

export function graphKeys({ commits, go, select, zoom }: GraphKeys): (event: KeyboardEvent, oid: string) => void {
  const target = (key: string, oid: string): string | undefined => {
    const at = commits.findIndex((commit) => commit.oid === oid)
    const by = (steps: number) => commits[Math.min(commits.length - 1, Math.max(0, at + steps))]?.oid
    if (key === 'ArrowDown') return by(1)
    if (key === 'ArrowUp') return by(-1)
    if (key === 'PageDown') return by(page)
    if (key === 'PageUp') return by(-page)
    if (key === 'Home') return commits[0]?.oid
    if (key === 'End') return commits.at(-1)?.oid
    if (key === 'ArrowLeft') return commits[at]?.parents.find((parent) => commits.some((one) => one.oid === parent))
    // The nearest child is the last one above it.
    if (key === 'ArrowRight') return commits.findLast(({ parents }, row) => row < at && parents.includes(oid))?.oid
    return undefined
  }
  return (event, oid) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = target(event.key, oid)
    if (next !== undefined) go(next)
    else if (event.key === 'Enter' || event.key === ' ') select(oid)
    else if (event.key === '+' || event.key === '=') zoom()?.zoomBy(1)
    else if (event.key === '-') zoom()?.zoomBy(-1)
    else if (event.key === 'f' || event.key === 'F') zoom()?.fit()
    else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
  }
}
