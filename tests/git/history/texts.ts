/** Random contents, and random changes of them. */
import type { Random } from './random'

const words = [
  'apply',
  'build',
  'check',
  'deploy',
  'expose',
  'forward',
  'grant',
  'hold',
  'inspect',
  'join',
  'keep',
  'list',
]

const line = (random: Random) =>
  random.weighted<() => string>([
    [6, () => `${random.of(words)} ${random.of(words)} ${random.below(100)}\n`],
    [2, () => `  ${random.of(words)}: ${random.below(10)}\n`],
    [1, () => '\n'],
    [1, () => `${random.of(words)}:\n`],
    [1, () => '}\n'],
  ])()

export const newText = (random: Random): string =>
  Array.from({ length: 1 + random.below(14) }, () => line(random)).join('') +
  (random.chance(0.05) ? random.of(words) : '')

export function changed(random: Random, text: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const count = 1 + random.below(3)
  for (let at = 0; at < count; at++) {
    const place = random.below(lines.length + 1)
    const kind = random.below(4)
    if (kind === 0) lines.splice(place, 0, line(random))
    else if (kind === 1) lines.splice(place, 1)
    else if (kind === 2) lines.splice(place, 1, line(random))
    else lines.splice(place, 0, line(random), line(random))
  }
  return lines.map((one, at) => (at < lines.length - 1 && !one.endsWith('\n') ? `${one}\n` : one)).join('')
}
