/** Images that peers ask this device for: the page is asked, which alone can read them. */
import type { Later } from './exchange/types'
import type { FromWorker } from './workerMessages'

/** A disk that does not answer is to the peer as if the image were not here: it asks again later. */
const withinMs = 10_000

interface World {
  readonly post: (message: FromWorker) => void
  readonly later: Later
}
type Given = (bytes: Uint8Array | undefined) => void

export class Wants {
  private readonly world: World
  private readonly open = new Map<number, Given>()
  private last = 0

  constructor(world: World) {
    this.world = world
  }

  ask(hash: string): Promise<Uint8Array | undefined> {
    const id = ++this.last
    this.world.post({ kind: 'want', id, hash })
    return new Promise((resolve) => {
      const cancel = this.world.later(withinMs, () => this.given(id, undefined))
      this.open.set(id, (bytes) => {
        cancel()
        resolve(bytes)
      })
    })
  }

  given(id: number, bytes: Uint8Array | undefined): void {
    const give = this.open.get(id)
    this.open.delete(id)
    give?.(bytes)
  }
}
