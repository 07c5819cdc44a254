import { expect, it } from 'vitest'
import { spanOf } from './times'

it.each([
  [30_000, '1 minute'],
  [125_000, '2 minutes'],
  [2 * 3_600_000 + 1, '2 hours'],
  [26 * 3_600_000, '1 day'],
])('%d ms are %s', (ms, words) => expect(spanOf(ms)).toBe(words))
