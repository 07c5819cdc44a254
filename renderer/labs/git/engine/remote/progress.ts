/** The last lines of git's progress, which only a terminal shows. */
import type { Git } from '../command/git'
import type { Carried } from './transport'

const bytesShown = (bytes: number) =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${(bytes / 1024).toFixed(2)} KiB`
      : `${(bytes / 1_048_576).toFixed(2)} MiB`

const whole = (what: string, count: number) => `${what}: 100% (${count}/${count})`

function counted({ total }: Carried): readonly string[] {
  return [`Enumerating objects: ${total}, done.`, `${whole('Counting objects', total)}, done.`]
}

const totals = ({ total }: Carried) => `Total ${total} (delta 0), reused 0 (delta 0), pack-reused 0`

export function receivedProgress(git: Git, carried: Carried): void {
  if (!git.isTty || carried.total === 0) return
  for (const line of [...counted(carried), totals(carried)]) git.err(`remote: ${line}\n`)
  git.err(`${whole('Unpacking objects', carried.total)}, ${bytesShown(carried.bytes)}, done.\n`)
}

export function sentProgress(git: Git, carried: Carried): void {
  if (!git.isTty || carried.total === 0) return
  for (const line of counted(carried)) git.err(`${line}\n`)
  git.err(`${whole('Writing objects', carried.total)}, ${bytesShown(carried.bytes)}, done.\n${totals(carried)}\n`)
}
