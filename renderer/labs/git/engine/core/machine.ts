/** A computer in memory: a disk, a clock and the people who work on it. */
import { Files, nowhere, parentOf } from './files'
import { Repository } from './repository'

export interface Person {
  readonly name: string
  readonly mail: string
}

export class Machine {
  readonly files = new Files()
  /** Seconds since 1970. It stands still while a command runs. */
  now: number
  /** Servers that are directories of this machine: `https://git.example/` to `/srv/git/`, `git@git.example:` likewise. */
  readonly hosts = new Map<string, string>()

  constructor(now: number) {
    this.now = now
    this.files.clock = () => this.now
    this.files.write(nowhere, '')
  }

  /** The repository that a directory belongs to. */
  repositoryAt(dir: string): Repository | undefined {
    for (let at = dir; ; at = parentOf(at)) {
      if (isGitDir(this.files, `${at === '/' ? '' : at}/.git`))
        return new Repository(this.files, `${at === '/' ? '' : at}/.git`, at)
      if (isGitDir(this.files, at))
        return new Repository(this.files, at, at.endsWith('/.git') ? parentOf(at) : undefined)
      if (at === '/') return undefined
    }
  }
}

const isGitDir = (files: Files, path: string) =>
  files.file(`${path}/HEAD`) !== undefined &&
  files.node(`${path}/objects`)?.kind === 'objects' &&
  files.isDir(`${path}/refs`)

/** Makes an empty repository's files; `HEAD` names the first branch, which does not exist yet. */
export function layOut(files: Files, gitDir: string, isBare: boolean, branch: string): void {
  for (const dir of ['refs/heads', 'refs/tags', 'info', 'hooks', 'branches']) files.mkdir(`${gitDir}/${dir}`)
  files.put(`${gitDir}/objects`, {
    kind: 'objects',
    epoch: -1,
    objects: new Map(),
    packed: new Set(),
    times: new Map(),
  })
  files.write(`${gitDir}/HEAD`, `ref: refs/heads/${branch}\n`)
  const logs = isBare ? '' : '\tlogallrefupdates = true\n'
  files.write(
    `${gitDir}/config`,
    `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = ${isBare}\n${logs}`,
  )
  files.write(`${gitDir}/description`, "Unnamed repository; edit this file 'description' to name the repository.\n")
  files.write(`${gitDir}/info/exclude`, '')
}
