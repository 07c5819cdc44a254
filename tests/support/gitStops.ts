/** The stops of the tour in the Git lab. */
import type { Page } from '@playwright/test'
import { levels } from '../../renderer/labs/git/scenario/levels'
import { playSolution } from './playSolution'
import type { Stop } from './tour'

const lab = '/labs/git'

/** Types lines into the terminal, one after the other. */
export async function typeLines(page: Page, lines: readonly string[]): Promise<void> {
  const field = page.locator('.terminal-field')
  for (const line of lines) {
    await field.fill(line)
    await field.press('Enter')
  }
}

export const merged: readonly string[] = [
  ...[
    'mkdir shop && cd shop && git init',
    'echo "replicas: 2" > app.yaml',
    'git add . && git commit -m "Describe the service"',
  ],
  ...['git switch -c topic', 'echo "port: 80" >> app.yaml', 'git commit -am "Open a port"', 'git switch main'],
  ...['echo "replicas: 3" > app.yaml', 'git commit -am "Run a third replica"'],
]

/** Levels whose way is shown in three pictures: as they begin, half-way and done. */
const filmed = ['two-commits', 'split-branch', 'bisect-run', 'reset-too-far', 'lease']

const linesOf = (id: string): readonly string[] =>
  levels.find((level) => level.id === id)?.solution.map((step) => (typeof step === 'string' ? step : step.line)) ?? []

const film = (id: string): readonly Stop[] => {
  const lines = linesOf(id)
  const half = lines.slice(0, Math.ceil(lines.length / 2))
  const route = `${lab}/${id}`
  return [
    { name: `git-${id}`, route },
    { name: `git-${id}-half`, route, reach: (page) => typeLines(page, half) },
    { name: `git-${id}-solved`, route, reach: playSolution },
  ]
}

export const gitStops: readonly Stop[] = [
  { name: 'git', route: lab },
  ...filmed.flatMap(film),
  { name: 'git-sandbox', route: `${lab}/sandbox` },
  {
    name: 'git-sandbox-conflict',
    route: `${lab}/sandbox`,
    reach: (page) => typeLines(page, [...merged, 'git merge topic', 'git status']),
  },
  {
    name: 'git-sandbox-editor',
    route: `${lab}/sandbox`,
    reach: (page) => typeLines(page, [...merged, 'git merge topic', 'nano app.yaml']),
  },
]
