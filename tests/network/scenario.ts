/** What every scenario has: a group of devices on networks, put away at the end whatever happened. */
import { Host } from './hosts'
import { makeNet, type Net } from './namespaces'
import { makeGroup } from './trusted'

export interface World {
  readonly hosts: readonly Host[]
  readonly net: Net
  /** A figure for the table. */
  readonly note: (what: string, value: number, unit: string, limit?: number) => void
}

export interface Scenario {
  readonly name: string
  /** Part of the quick set, which runs in `npm test`. */
  readonly isQuick: boolean
  /** By host, the networks that it is on; hosts have no default route. */
  readonly hosts: readonly (readonly number[])[]
  readonly run: (world: World) => Promise<void>
}

export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
}
export interface Outcome {
  readonly name: string
  readonly fault?: string
  readonly figures: readonly Figure[]
  readonly seconds: number
}

export async function runScenario({ name, hosts: on, run }: Scenario): Promise<Outcome> {
  const began = performance.now()
  const figures: Figure[] = []
  const net = makeNet(on)
  const group = makeGroup(on.length)
  const hosts = net.places.flatMap((place, index) => {
    const trusted = group[index]
    return trusted ? [new Host(trusted, place)] : []
  })
  const note: World['note'] = (what, value, unit, limit) => {
    figures.push({ what, value, unit, ...(limit === undefined ? {} : { limit }) })
  }
  const seconds = (): number => (performance.now() - began) / 1_000
  try {
    await run({ hosts, net, note })
    const broken = figures.find(({ value, limit }) => limit !== undefined && value > limit)
    const fault = broken && `${broken.what}: ${broken.value.toFixed(0)} of at most ${broken.limit} ${broken.unit}`
    return { name, figures, seconds: seconds(), ...(fault ? { fault } : {}) }
  } catch (fault) {
    // A host that died of itself, or another one's view, tells more than the one that waited in vain.
    const stateOf = (host: Host): string => (host.hasDied ? 'DIED' : host.isRunning ? 'runs' : 'was ended')
    const words = [
      fault instanceof Error ? fault.message : String(fault),
      ...hosts.map((host) => `${stateOf(host)}: ${host.report()}`),
    ]
    return { name, figures, seconds: seconds(), fault: words.join('\n') }
  } finally {
    for (const host of hosts) host.remove()
    net.remove()
  }
}
