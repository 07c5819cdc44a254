import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyDisk, openTestStore, withDatabase } from '../../tests/support/freshStore'
import type { PlaceStore } from '../storage/store'
import { answer, begin, draft, next, type Question, stop } from '../study/quiz/attempt'
import { attemptText } from '../study/quiz/attemptText'
import { openAttempt } from './quizAttempt'

const question = (id: string): Question => ({
  chapter: 'runtime',
  item: { kind: 'fill', id, goal: 'g', section: 's', ask: 'What?', accept: ['yes'], why: 'So.', mistakes: [] },
})
const all = [question('a'), question('b'), question('c')]
const underWay = next(answer(begin('x', 'runtime', all), ['yes'], 1))

async function open(places: PlaceStore) {
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  const keeper = openAttempt({ places, questions: async () => new Map([['runtime', all]]), log })
  await keeper.ready
  return { ...keeper, lines }
}
const stored = (places: PlaceStore, matching: unknown) =>
  vi.waitFor(async () => expect(await places.get('quiz')).toEqual(matching))

beforeEach(emptyDisk)
afterEach(() => void vi.useRealTimers())

it('a quiz under way is there again after the app was closed, as it was last', async () => {
  const first = await openTestStore()
  const keeper = await open(first.places)
  expect(keeper.get()).toBeUndefined()
  let last = underWay
  for (const typed of ['n', 'no', 'nod']) {
    last = draft(underWay, [typed])
    keeper.keep(last)
  }
  await stored(first.places, expect.stringContaining('nod'))
  await first.close()

  const second = await openTestStore()
  const again = await open(second.places)
  expect(again.get()).toEqual(last)
  again.keep(stop(last))
  expect(again.get()?.isOver).toBe(true)
  await stored(second.places, undefined)
  await second.close()
})

it('a place that is damaged is none, and is nothing to be afraid of', async () => {
  const store = await openTestStore()
  const keeper = await open(store.places)
  keeper.keep(underWay)
  await stored(store.places, expect.any(String))
  await withDatabase('drydock-study', ['meta'], (change) =>
    change.objectStore('meta').put({ key: 'place/quiz', crc: 1, text: attemptText(underWay) }),
  )
  const again = await open(store.places)
  expect([again.get(), again.lines]).toEqual([undefined, []])
  await store.close()
  const reopened = await openTestStore()
  expect(reopened.health()).toMatchObject({ save: { kind: 'saved' }, setAside: [], loss: undefined })
  await reopened.close()
})

it('goes on in memory where the device takes nothing, and an earlier quiz does not displace one begun meanwhile', async () => {
  const refused = vi.fn(() => Promise.reject(new Error('Storage is read-only: newer.')))
  const keeper = await open({ get: refused, put: refused })
  keeper.keep(underWay)
  expect(keeper.get()).toBe(underWay)
  keeper.keep(draft(underWay, ['n']))
  keeper.keep(draft(underWay, ['no']))
  await vi.waitFor(() => expect(refused).toHaveBeenCalledTimes(3))
  await new Promise(setImmediate)
  expect(keeper.lines).toHaveLength(2) // one of what was not read, and one of all that was not written

  const store = await openTestStore()
  const before = await open(store.places)
  before.keep(underWay)
  await stored(store.places, expect.any(String))
  const other = begin('y', 'runtime', all)
  const racing = openAttempt({
    places: store.places,
    questions: async () => new Map([['runtime', all]]),
    log: () => undefined,
  })
  racing.keep(other)
  await racing.ready
  expect(racing.get()).toBe(other)
  await store.close()
})

it('waits for no disk that does not answer, and shows what that tells later', async () => {
  vi.useFakeTimers()
  let tell: (text: string) => void = () => undefined
  const slow = new Promise<string>((told) => {
    tell = told
  })
  const opening = open({ get: () => slow, put: async () => undefined })
  await vi.advanceTimersByTimeAsync(60_000)
  const keeper = await opening
  expect([keeper.get(), keeper.lines.length]).toEqual([undefined, 1])
  tell(attemptText(underWay))
  await vi.advanceTimersByTimeAsync(0)
  expect(keeper.get()).toEqual(underWay)
})
