/** The command line as Electron's app.commandLine sees it. */

/** These are the stand-in's own business, whoever asks for them. */
const reserved = new Set(['user-data-dir', 'remote-debugging-port', 'remote-debugging-pipe', 'no-sandbox', 'headless'])

/** Chromium gets these from the command line too, so that a spec can put a film in the place of a camera. */
const passedOn = ['use-fake-device-for-media-stream', 'use-file-for-fake-video-capture']

const switches = new Map<string, string>()
const appended = new Set<string>()

/** Playwright's loader shortens process.argv, so the switches are read before it does. */
for (const argument of process.argv) {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? []
  if (name !== undefined) switches.set(name, value)
}

export const commandLine = {
  appendSwitch(name: string, value = '') {
    switches.set(name, value)
    appended.add(name)
  },
  appendArgument(argument: string) {
    throw new Error(`standin: app.commandLine.appendArgument(${argument}) is not supported`)
  },
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch(name: string) {
    switches.delete(name)
    appended.delete(name)
  },
}

/** What the app itself (and Playwright's loader) appended, for Chromium, and what is passed on. */
export const appendedSwitches = (): string[] =>
  [...new Set([...appended, ...passedOn.filter((name) => switches.has(name))])]
    .filter((name) => !reserved.has(name))
    .map((name) => (commandLine.getSwitchValue(name) ? `--${name}=${commandLine.getSwitchValue(name)}` : `--${name}`))
