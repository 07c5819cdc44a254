/** Images of a device that answers with something else. */
import { describe, expect, it } from 'vitest'
import { fetchImages, putImage } from './fetchImages'
import type { Session } from './meetings'
import type { PageSync } from './pageSync'

const hashOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
const [good, other, wrong] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5), Uint8Array.of(9)]

function openPage(answers: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {
  const kept: Uint8Array[] = []
  const warnings: string[] = []
  const later: { readonly ms: number; readonly job: () => void }[] = []
  const images = {
    get: async () => undefined,
    put: async (bytes: Uint8Array<ArrayBuffer>) => {
      kept.push(bytes)
      return hashOf(bytes)
    },
    hashes: async (): Promise<string[]> => [],
  }
  const session = { session: 1, askedFor: new Set<string>(), images: 0 } as Partial<Session> as Session
  const page = {
    options: { images, log: (_level: string, message: string) => void warnings.push(message) },
    meetings: { sessions: new Map([[1, session]]), changed: () => undefined },
    later: (ms: number, job: () => void) => void later.push({ ms, job }),
    ask: (post: (id: number, host: unknown) => void) =>
      new Promise((resolve) => {
        post(1, { tell: ({ hash }: { hash: string }) => resolve({ bytes: answers.get(hash) }) })
      }),
  } as unknown as PageSync
  return { images, kept, warnings, later, session, page }
}

describe('an image that is not the one asked for', () => {
  it('is not kept', async () => {
    const { images, kept } = openPage(new Map())
    await expect(putImage(await hashOf(good), wrong, images)).rejects.toThrow('not those of')
    expect(kept).toEqual([])
    await putImage(await hashOf(good), good, images)
    expect(kept).toEqual([good])
  })

  it('is told of, and costs none of the others', async () => {
    const hashes = [await hashOf(good), await hashOf(other)]
    const answers = new Map([
      [hashes[0] ?? '', wrong],
      [hashes[1] ?? '', other],
    ])
    const { kept, warnings, session, page } = openPage(answers)
    await fetchImages(session, hashes, page)
    expect(kept).toEqual([other])
    expect(warnings).toEqual([expect.stringContaining('not those of')])
  })
})

describe('an image that the other device does not have yet', () => {
  it('is asked for again, ever more rarely, until it is there or the session is over', async () => {
    const hash = await hashOf(good)
    const answers = new Map<string, Uint8Array<ArrayBuffer>>()
    const { kept, later, session, page } = openPage(answers)
    const isOver = () => new Promise((next) => setImmediate(next))
    await fetchImages(session, [hash], page)
    expect([kept, session.images]).toEqual([[], 0])
    later.shift()?.job()
    await expect.poll(() => later.length).toBe(1)
    answers.set(hash, good)
    const [next] = later.splice(0)
    expect(next?.ms).toBe(20_000)
    next?.job()
    await expect.poll(() => kept).toEqual([good])
    expect(later).toEqual([])
    answers.clear()
    session.askedFor.clear()
    await fetchImages(session, [hash], page)
    ;(page.meetings.sessions as Map<number, Session>).clear()
    later.shift()?.job()
    await isOver()
    expect(later).toEqual([])
  })

  it('is asked for no more once it came by another way', async () => {
    const hash = await hashOf(good)
    const { images, kept, later, session, page } = openPage(new Map())
    await fetchImages(session, [hash], page)
    let asked = 0
    const { ask } = page
    page.ask = (post) => {
      asked += 1
      return ask(post)
    }
    images.hashes = async () => [hash]
    const [next] = later.splice(0)
    next?.job()
    await new Promise((done) => setImmediate(done))
    expect([asked, kept, later]).toEqual([0, [], []])
  })

  it('is waited for no more where the session is over before the answer', async () => {
    const { later, session, page } = openPage(new Map())
    page.ask = async () => {
      ;(page.meetings.sessions as Map<number, Session>).clear()
      return undefined
    }
    await fetchImages(session, [await hashOf(good)], page)
    expect(later).toEqual([])
  })
})
