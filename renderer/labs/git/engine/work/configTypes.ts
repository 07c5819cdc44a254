/** Values of settings as numbers, switches and paths. */
import { Fatal } from '../command/faults'

export type ValueType = 'bool' | 'int' | 'path' | 'bool-or-int'

/** The value in the form that its type has; throws where it has no such value. */
export function typed(value: string, key: string, type: ValueType | undefined, home: string, origin = ''): string {
  if (type === undefined) return value
  if (type === 'path') return value.replace(/^~(?=\/|$)/, home)
  const number = numberOf(value)
  const where = origin.startsWith('file:') ? ` in file ${origin.slice(5)}` : ''
  if (type === 'int') {
    if (number === undefined) throw new Fatal(`bad numeric config value '${value}' for '${key}'${where}: invalid unit`)
    return String(number)
  }
  const word = value.toLowerCase()
  if (['true', 'yes', 'on'].includes(word)) return 'true'
  if (['false', 'no', 'off', ''].includes(word)) return 'false'
  if (number === undefined) throw new Fatal(`bad boolean config value '${value}' for '${key}'`)
  return type === 'bool' ? String(number !== 0) : String(number)
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

function numberOf(value: string): number | undefined {
  const parts = /^\s*([+-]?\d+)([kmg]?)$/i.exec(value)
  return parts ? Number(parts[1]) * (units[(parts[2] ?? '').toLowerCase()] ?? 1) : undefined
}
