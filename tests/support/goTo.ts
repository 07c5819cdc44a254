import type { Page } from '@playwright/test'

/** Goes to an address of the app, as a link there would. The app knows of it then, and is busy until its screen is ready. */
export const goTo = (page: Page, route: string): Promise<void> =>
  page.evaluate(async (hash) => {
    const before = location.href
    const changed = new Promise((done) => window.addEventListener('hashchange', done, { once: true }))
    location.hash = hash
    if (location.href !== before) await changed
  }, route)
