import { expect, test } from 'vitest'
import { overstayed } from './strangers'

const isMember = (device: string) => device === 'member'
const visit = (device: string, ageMs: number, isPairing = false) => ({ device, ageMs, isPairing })

test('a stranger who was let in for a pairing stays no longer than it takes', () => {
  const visits = [visit('member', 1e9), visit('new', 14_000), visit('idle', 16_000), visit('pairing', 130_000, true)]
  expect(overstayed(visits, isMember, true).map(({ device }) => device)).toEqual(['idle'])
  expect(overstayed(visits, isMember, false).map(({ device }) => device)).toEqual(['idle', 'pairing'])
  expect(overstayed([visit('ever', 301_000, true)], isMember, true)).toHaveLength(1)
})

test('strangers who do nothing leave room for the devices of the group', () => {
  const many = Array.from({ length: 100 }, (_, at) => visit(`stranger ${at}`, at))
  const gone = overstayed([...many, visit('joining', 50, true), visit('member', 5)], isMember, true)
  expect(gone).toHaveLength(88)
  expect(gone.map(({ device }) => device)).not.toContain('joining')
  expect(gone.every(({ ageMs }) => ageMs >= 12)).toBe(true)
})
