/** Whether a window can be shown here. Imports nothing installed, so that it can be asked before anything else is done. */
import { giveUp } from './children.mjs'

/** Ends with advice where there is no display. */
export function requireDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return
  giveUp(
    'There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set. Run this from a desktop session, or under xvfb-run.',
  )
}
