/** What the first screen waits for, asked for before the app's own code has arrived: the settings and the chapter's text. */
import { bridge } from '../platform/bridge'
import { describe, log } from '../platform/log'
import { parseAddress } from '../study/address'
import { chapterText } from './courseData'

const address = parseAddress(location.hash)

/** What the main process says at the start; undefined where it said nothing. */
export const started = bridge()?.start().catch(reported)

/** The text of the chapter that the address names, if it does; a failure is shown by the screen that needs it. */
export const firstText = address.screen === 'read' ? chapterText(address.chapter).catch(reported) : undefined

function reported(reason: unknown): undefined {
  log('error', `start: ${describe(reason)}`)
}
