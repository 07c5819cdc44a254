/** The order in which git's table of objects in memory gives them, in which `fsck` reports. */
import type { Oid } from '../core/objects'

export class ObjectTable {
  private slots: (Oid | undefined)[] = []
  private count = 0

  /** Finds an object or puts it in. What is found moves to the front of its run, as git's lookups do it. */
  lookUp(oid: Oid): void {
    if (this.slots.length > 0) {
      const first = this.slotOf(oid, this.slots.length)
      let at = first
      for (; this.slots[at] !== undefined; at = (at + 1) % this.slots.length) {
        if (this.slots[at] !== oid) continue
        this.slots[at] = this.slots[first]
        this.slots[first] = oid
        return
      }
    }
    if (this.slots.length - 1 <= this.count * 2) this.grow()
    insert(this.slots, oid, this.slotOf(oid, this.slots.length))
    this.count++
  }

  get inOrder(): readonly Oid[] {
    return this.slots.filter((oid) => oid !== undefined)
  }

  private grow(): void {
    const size = this.slots.length < 32 ? 32 : this.slots.length * 2
    const slots = new Array<Oid | undefined>(size).fill(undefined)
    for (const oid of this.slots) if (oid !== undefined) insert(slots, oid, this.slotOf(oid, size))
    this.slots = slots
  }

  /** The first four bytes of the id as a number of this machine. */
  private slotOf(oid: Oid, size: number): number {
    const byte = (at: number) => Number.parseInt(oid.slice(2 * at, 2 * at + 2), 16)
    return (byte(0) + byte(1) * 0x100 + byte(2) * 0x10000) & (size - 1)
  }
}

function insert(slots: (Oid | undefined)[], oid: Oid, from: number): void {
  let at = from
  while (slots[at] !== undefined) at = (at + 1) % slots.length
  slots[at] = oid
}
