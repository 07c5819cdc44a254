/** Takes a command of the menu to the page; on macOS the menu stays when the last window is closed. */
import type { CommandId } from '../bridge/contract'

export interface CommandOptions {
  readonly isOpen: () => boolean
  readonly show: () => void
  readonly command: (id: CommandId) => void
  readonly navigate: (route: string) => void
}

/** Commands that name a place can open the window there; the others have nothing to act on, and only open it. */
const routes: Partial<Record<CommandId, string>> = {
  'contents.open': '/contents',
  'glossary.open': '/glossary',
  'search.open': '/search',
  'settings.open': '/settings',
}

export function sendCommands({ isOpen, show, command, navigate }: CommandOptions) {
  return (id: CommandId) => {
    if (isOpen()) return command(id)
    const route = routes[id]
    // Before the window, so that it opens at the route.
    if (route !== undefined) navigate(route)
    show()
  }
}
