/** State vectors only ever grow. */
export function raise(vector: Map<number, number>, client: number, clock: number): void {
  if (clock > (vector.get(client) ?? 0)) vector.set(client, clock)
}
