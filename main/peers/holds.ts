/** How long a device that answers, and with which no session comes about, is left alone. */
const firstMs = 300
const mostMs = 60_000
const refusedMs = 30_000

export class Holds {
  readonly #nowMs: () => number
  readonly #holds = new Map<string, { readonly times: number; readonly untilMs: number }>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  isHeld(device: string): boolean {
    return this.#nowMs() < (this.#holds.get(device)?.untilMs ?? 0)
  }

  /** The session ended before it was ready. */
  failed(device: string): void {
    const held = this.#holds.get(device)
    const times = (held?.times ?? 0) + 1
    const untilMs = this.#nowMs() + Math.min(mostMs, firstMs * 2 ** times)
    this.#holds.set(device, { times, untilMs: Math.max(untilMs, held?.untilMs ?? 0) })
  }

  /** One of both must be updated, or does not trust the other: that does not change soon. */
  refused(device: string): void {
    this.#holds.set(device, { times: 1, untilMs: this.#nowMs() + refusedMs })
  }

  delete(device: string): void {
    this.#holds.delete(device)
  }
  clear(): void {
    this.#holds.clear()
  }
}
