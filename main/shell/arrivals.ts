/** Links that reach the app from outside, and a second start of it: both lead to the one window. */
import type { App } from 'electron'
import { linkScheme, routeInArguments, routeOfLink } from './deepLinks'

export interface ArrivalOptions {
  readonly app: Pick<App, 'on' | 'isPackaged' | 'setAsDefaultProtocolClient'>
  /** Brings the window to the front, opening it where there is none. */
  readonly showWindow: () => void
  readonly navigate: (route: string) => void
}

export function setUpArrivals({ app, showWindow, navigate }: ArrivalOptions) {
  const arrive = (route: string | undefined) => {
    // Before the window, so that a new window opens at the route.
    if (route !== undefined) navigate(route)
    showWindow()
  }
  // A working copy must not take the links of the installed app.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
  app.on('second-instance', (_event, args) => arrive(routeInArguments(args.slice(1))))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    arrive(routeOfLink(url))
  })
}
