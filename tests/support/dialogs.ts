/** Answers the system's file dialogs in the place of a person. */
import type { ElectronApplication, Page } from '@playwright/test'

/** Kept for the whole process, since the tour loads this file more than once. */
const key = Symbol.for('drydock.apps')
const shared = globalThis as { [key]?: WeakMap<Page, ElectronApplication> }
shared[key] ??= new WeakMap()

export function keepApp(page: Page, app: ElectronApplication): void {
  shared[key]?.set(page, app)
}

/** The app that shows a page. */
export function appOf(page: Page): ElectronApplication {
  const app = shared[key]?.get(page)
  if (!app) throw new Error('This page was not opened by launchApp.')
  return app
}

/** From now on the dialogs give these paths; undefined cancels. */
export async function answerDialogs(
  app: ElectronApplication,
  save: string | undefined,
  open: string | undefined,
): Promise<void> {
  await app.evaluate(
    ({ dialog }, { save, open }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' })
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] })
    },
    { save, open },
  )
}
