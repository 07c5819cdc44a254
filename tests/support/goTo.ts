import type { Page } from '@playwright/test'

/** Goes to an address of the app, as a link there would. */
export const goTo = (page: Page, route: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)
