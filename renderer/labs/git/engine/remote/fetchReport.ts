/** What fetch says about refs, below the place that they come from. */
import type { Git } from '../command/git'
import { shownUrl } from './places'
import { fetchLine, prettyRef, type Row } from './table'

export class FetchReport {
  readonly git: Git
  readonly url: string
  readonly verbosity: number
  private isUrlShown = false
  private nameColumns = 10

  constructor(git: Git, url: string, verbosity: number) {
    this.git = git
    this.url = shownUrl(url)
    this.verbosity = verbosity
  }

  /** Makes the column of names as wide as this one needs it, unless the line would be too long. */
  fit(name: string, to: string): void {
    const columns = [...prettyRef(name)].length
    if (21 + columns + 4 + [...prettyRef(to)].length < 80) this.nameColumns = Math.max(this.nameColumns, columns)
  }

  say(row: Row, summaryColumns: number): void {
    if (this.verbosity < 0) return
    if (!this.isUrlShown) this.git.err(`From ${this.url}\n`)
    this.isUrlShown = true
    this.git.err(fetchLine(row, summaryColumns, this.nameColumns))
  }
}
