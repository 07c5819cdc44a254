/** Names that a page may give to files: never a place, never what a system keeps for itself. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
const forbidden = /[\p{Cc}<>:"/\\|?*]/u

/** Whether it is one step of a path. A leading dot would hide it. */
export const isPlainName = (name: string): boolean =>
  name !== '' && name.length <= 200 && !/^\.|[. ]$/.test(name) && !forbidden.test(name) && !device.test(name)

/** Whether a path stays inside its folder on every system, with `/` between its steps. */
export function isInsidePath(path: string): boolean {
  const steps = path.split('/')
  return steps.length <= 8 && steps.every(isPlainName)
}
