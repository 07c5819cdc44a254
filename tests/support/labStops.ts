/** The stops of the tour at the labs. */
import type { Page } from '@playwright/test'
import type { Action, ReplicaId } from '../../renderer/labs/localfirst/engine/types'
import { scenarios } from '../../renderer/labs/localfirst/scenario/scenarios'
import type { Stop } from './tour'

const lab = '/labs/localfirst'

/** Shows all hints, then the solution. */
export async function playSolution(page: Page): Promise<void> {
  const hints = page.locator('.lab-hints')
  const last = hints.locator('.row button')
  while ((await last.count()) === 0) await hints.locator('button').click()
  await last.click()
  await page.locator('.lab-notice').waitFor()
}

/** Cuts a link, or connects it. */
export const switchLink = (page: Page, one: ReplicaId, other: ReplicaId): Promise<void> =>
  page.locator(`[data-link="${one}-${other}"] .cut-link`).click()

export const solutionOf = (id: string): readonly Action[] => scenarios.find((one) => one.id === id)?.solution ?? []

export const labStops: readonly Stop[] = [
  { name: 'labs', route: '/labs' },
  { name: 'lab', route: lab },
  ...scenarios.map(({ id }): Stop => ({ name: `lab-${id}`, route: `${lab}/${id}` })),
  ...scenarios.map(({ id }): Stop => ({ name: `lab-${id}-solved`, route: `${lab}/${id}`, reach: playSolution })),
  {
    name: 'lab-under-way',
    route: `${lab}/three-ways`,
    reach: async (page) => {
      await switchLink(page, 'laptop', 'tablet')
      await page.locator('[data-replica="phone"] textarea').pressSequentially(' and tea')
      await switchLink(page, 'laptop', 'tablet') // connected again, and the messages of the meeting are under way
    },
  },
]
