/** Answers the system's file dialogs in the place of a person. */
import type { ElectronApplication } from '@playwright/test'

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
