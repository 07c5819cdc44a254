/** Where the app's picture stands as a file. The system takes it from the program itself wherever that carries one. */
import { join } from 'node:path'
import type { App } from 'electron'

export interface IconOptions {
  readonly app: Pick<App, 'isPackaged' | 'getAppPath'>
  readonly platform: NodeJS.Platform
  /** `process.resourcesPath`, which only Electron has. */
  readonly resources: string | undefined
}

export interface IconFiles {
  /** Undefined where the program's own icon is the better one: it has every size. */
  readonly window: string | undefined
  readonly aboutPanel: string | undefined
}

/** Outside the archive in a package, because GTK's about panel reads plain files only. */
export function iconFiles({ app, platform, resources }: IconOptions): IconFiles {
  if (platform === 'darwin') return { window: undefined, aboutPanel: undefined }
  const isPackaged = app.isPackaged && resources !== undefined
  const file = isPackaged
    ? join(resources, 'icon.png')
    : join(app.getAppPath(), 'main', 'shell', 'icon', 'linux', '256x256.png')
  return { window: isPackaged && platform === 'win32' ? undefined : file, aboutPanel: file }
}
