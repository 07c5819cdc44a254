/** Networks of their own on this machine: a bridge and hosts in network namespaces, none with a way out. Needs root and Linux. */
import { execFileSync } from 'node:child_process'

const run = (command: string, ...words: readonly string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Why no networks can be made here; undefined where they can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are of Linux'
  if (process.getuid?.() !== 0) return 'network namespaces need root'
  for (const [command, flag] of [
    ['ip', '-V'],
    ['nft', '--version'],
    ['tc', '-V'],
  ] as const) {
    try {
      run(command, flag)
    } catch {
      return `there is no ${command}`
    }
  }
  try {
    const name = `ddtry${process.pid}`
    run('ip', 'netns', 'add', name)
    run('ip', 'netns', 'del', name)
    return undefined
  } catch (fault) {
    return `no namespace can be made: ${fault instanceof Error ? fault.message.split('\n')[0] : fault}`
  }
}

/** One host's namespace. */
export interface Place {
  readonly name: string
  /** The words before a command that is to run there. */
  readonly prefix: readonly string[]
  /** IPv4 addresses, one for each network. */
  readonly addresses: readonly string[]
  /** Nothing comes in or goes out, and nobody is told. */
  readonly cut: (isCut: boolean) => void
  /** No mDNS comes in. */
  readonly deafen: () => void
  /** So many of a hundred packets are lost on the way in. */
  readonly lose: (percent: number) => void
  /** Kilobits a second on the way out of the first network. */
  readonly slow: (kilobits: number | undefined) => void
  /** Takes the cable out of one network, or puts it in. */
  readonly plug: (network: number, isIn: boolean) => void
  /** Packets that left by any interface but the loopback since the start. */
  readonly sent: () => number
}

export interface Net {
  readonly places: readonly Place[]
  readonly remove: () => void
}

let made = 0

/** `hosts[i]` lists the networks that host i is on, by number; hosts have no default route. */
export function makeNet(hosts: readonly (readonly number[])[]): Net {
  made += 1
  const base = `dd${process.pid}x${made}`
  const networks = [...new Set(hosts.flat())]
  const names: string[] = []
  const add = (name: string): string => {
    run('ip', 'netns', 'add', name)
    names.push(name)
    run('ip', 'netns', 'exec', name, 'sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1')
    run('ip', '-n', name, 'link', 'set', 'lo', 'up')
    return name
  }
  const remove = (): void => {
    for (const name of names.splice(0)) {
      try {
        run('ip', 'netns', 'del', name)
      } catch (fault) {
        console.error(`The namespace ${name} was not removed: ${fault}`)
      }
    }
  }
  const leave = (): void => process.exit(1)
  // Vite ends the process at a signal by itself.
  process.once('exit', remove)
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  const forget = (): void => {
    process.off('SIGINT', leave)
    process.off('SIGTERM', leave)
    process.off('exit', remove)
    remove()
  }
  try {
    const hub = add(`${base}h`)
    for (const network of networks) {
      run('ip', '-n', hub, 'link', 'add', `br${network}`, 'type', 'bridge', 'mcast_snooping', '0')
      run('ip', '-n', hub, 'link', 'set', `br${network}`, 'up')
    }
    const places = hosts.map((on, index) => makePlace(add(`${base}p${index}`), hub, index, on))
    return { places, remove: forget }
  } catch (fault) {
    forget()
    throw fault
  }
}

function makePlace(name: string, hub: string, index: number, networks: readonly number[]): Place {
  const inside = (...words: readonly string[]): string => run('ip', 'netns', 'exec', name, ...words)
  const addresses = networks.map((network) => {
    const address = `10.77.${network}.${index + 1}`
    const port = `p${index}n${network}`
    run('ip', 'link', 'add', `e${network}`, 'netns', name, 'type', 'veth', 'peer', 'name', port, 'netns', hub)
    run('ip', '-n', hub, 'link', 'set', port, 'master', `br${network}`)
    run('ip', '-n', hub, 'link', 'set', port, 'up')
    run('ip', '-n', name, 'addr', 'add', `${address}/24`, 'dev', `e${network}`)
    run('ip', '-n', name, 'link', 'set', `e${network}`, 'up')
    return address
  })
  const rule = (...words: readonly string[]): string => inside('nft', ...words)
  rule('add', 'table', 'inet', 'net')
  rule('add chain inet net in { type filter hook input priority 0; }')
  rule('add chain inet net out { type filter hook output priority 0; }')
  rule('add chain inet net count { type filter hook output priority 10; }')
  rule('add rule inet net count oifname != "lo" counter')
  return {
    name,
    prefix: ['ip', 'netns', 'exec', name],
    addresses,
    cut: (isCut) => {
      rule('flush', 'chain', 'inet', 'net', 'in')
      rule('flush', 'chain', 'inet', 'net', 'out')
      if (!isCut) return
      rule('add rule inet net in iifname != "lo" drop')
      rule('add rule inet net out oifname != "lo" drop')
    },
    deafen: () => {
      rule('add rule inet net in udp dport 5353 drop')
    },
    lose: (percent) => {
      rule('flush', 'chain', 'inet', 'net', 'in')
      if (percent > 0) rule(`add rule inet net in iifname != "lo" numgen random mod 100 < ${percent} drop`)
    },
    slow: (kilobits) => {
      const dev = `e${networks[0]}`
      if (kilobits === undefined) inside('tc', 'qdisc', 'del', 'dev', dev, 'root')
      else
        inside(
          'tc',
          'qdisc',
          'add',
          'dev',
          dev,
          'root',
          'tbf',
          'rate',
          `${kilobits}kbit`,
          'burst',
          '16kb',
          'latency',
          '300ms',
        )
    },
    plug: (network, isIn) => {
      run('ip', '-n', hub, 'link', 'set', `p${index}n${network}`, isIn ? 'up' : 'down')
    },
    sent: () => Number(/counter packets (\d+)/.exec(rule('list', 'chain', 'inet', 'net', 'count'))?.[1] ?? Number.NaN),
  }
}
