/** The stops of the tour at the labs. */
import type { Page } from '@playwright/test'
import type { Action, ReplicaId } from '../../renderer/labs/localfirst/engine/types'
import { scenarios } from '../../renderer/labs/localfirst/scenario/scenarios'
import { gitStops } from './gitStops'
import { playSolution } from './playSolution'
import type { Stop } from './tour'

const lab = '/labs/localfirst'

/** Cuts a link, or connects it. */
export const switchLink = (page: Page, one: ReplicaId, other: ReplicaId): Promise<void> =>
  page.locator(`[data-link="${one}-${other}"] .cut-link`).click()

export const solutionOf = (id: string): readonly Action[] => scenarios.find((one) => one.id === id)?.solution ?? []

export const labStops: readonly Stop[] = [
  { name: 'labs', route: '/labs' },
  ...gitStops,
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
