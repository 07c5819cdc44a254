/**
 * Asks the app before the page gets a camera or a microphone, as Electron does at each getUserMedia(). It runs in the
 * page, as text; Chromium itself then grants or refuses by what the app said.
 */

export interface MediaAsked {
  readonly id: number
  /** In Electron's order. */
  readonly mediaTypes: readonly ('audio' | 'video')[]
}

/** Complete in itself, because its text is what the page gets. */
export function askBeforeMedia(bindingName: string, receiverName: string) {
  const world = globalThis as unknown as Record<string, unknown>
  const devices = globalThis.MediaDevices?.prototype
  const send = world[bindingName] as ((text: string) => void) | undefined
  if (!devices || !send) return
  const original = devices.getUserMedia
  const waiting = new Map<number, () => void>()
  let lastId = 0
  Object.defineProperty(world, receiverName, {
    value: (id: number) => {
      waiting.get(id)?.()
      waiting.delete(id)
    },
  })
  devices.getUserMedia = async function (this: MediaDevices, constraints?: MediaStreamConstraints) {
    const mediaTypes = (['audio', 'video'] as const).filter((type) => constraints?.[type])
    if (mediaTypes.length > 0)
      await new Promise<void>((asked) => {
        waiting.set(++lastId, asked)
        send(JSON.stringify({ id: lastId, mediaTypes }))
      })
    return original.call(this, constraints)
  }
}
