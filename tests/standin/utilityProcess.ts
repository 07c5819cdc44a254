/** Electron's `utilityProcess`: a process of its own for what the main process should not do itself. */
import { app } from './app'
import { type ForkOptions, UtilityProcess } from './forkNode'
import { record } from './record'

export const utilityProcess = {
  fork(path: string, args?: readonly string[], options?: ForkOptions): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    record('utilityProcess.fork', path, { ...options, env: undefined })
    return new UtilityProcess(path, args, options)
  },
}
