/** What a page prints, throws or is refused, as Electron's console-message events. */
import type { CdpSession } from './cdp'
import { createEvent } from './record'

interface Printed {
  readonly level: 'debug' | 'info' | 'warning' | 'error'
  readonly message: string
  readonly lineNumber?: number | undefined
  readonly sourceId?: string | undefined
}

const levels: Record<string, Printed['level']> = {
  debug: 'debug',
  verbose: 'debug',
  warning: 'warning',
  error: 'error',
  assert: 'error',
}

export async function forwardConsole(session: CdpSession, emit: (name: string, ...args: unknown[]) => unknown) {
  const print = ({ level, message, lineNumber = 0, sourceId = '' }: Printed) => {
    const event = createEvent({ level, message, lineNumber, sourceId })
    emit('console-message', event, ['debug', 'info', 'warning', 'error'].indexOf(level), message, lineNumber, sourceId)
  }
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const message = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')
    const [frame] = stackTrace?.callFrames ?? []
    print({ level: levels[type] ?? 'info', message, lineNumber: frame?.lineNumber, sourceId: frame?.url })
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url } }) =>
    print({ level: 'error', message: `Uncaught ${exception?.description ?? text}`, lineNumber, sourceId: url }),
  )
  session.on('Log.entryAdded', ({ entry: { level, text, lineNumber, url } }) =>
    print({ level: levels[level] ?? 'info', message: text, lineNumber, sourceId: url }),
  )
  await session.send('Log.enable')
}
