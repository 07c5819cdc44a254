/** Serves app://bundle/…: only the files that the build listed, read-only, by their exact names. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { Protocol } from 'electron'
import { damagedPage, type ErrorPage } from './errorPage'
import type { Log } from './log'
import { type Manifest, type ManifestFile, readManifest } from './manifest'
import { appScheme, bundleUrl } from './origin'
import { parseRange } from './range'
import { words } from './words'

export interface BundleOptions {
  /** The folder of the built page. */
  readonly folder: string
  readonly manifestPath: string
  readonly log: Pick<Log, 'error' | 'warn'>
}

export type BundleRequest = Pick<Request, 'method' | 'url' | 'headers'>

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** A document may hold the one style that the build put there. */
const policyFor = ({ style }: ManifestFile) =>
  style ? pagePolicy.replace("style-src 'self'", `style-src 'self' '${style}'`) : pagePolicy

/** On every answer and not only on documents: a worker takes its policy from its own script. */
const guards = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const isHashed = /^assets\/.+-[\w-]{8,}\.\w+$/

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>) {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

export function setUpAppProtocol(protocol: Pick<Protocol, 'handle'>, options: BundleOptions) {
  protocol.handle(appScheme, createBundleHandler(options))
}

export function createBundleHandler(options: BundleOptions): (request: BundleRequest) => Promise<Response> {
  let loading: Promise<Manifest | undefined> | undefined
  return async (request) => {
    loading ??= readManifest(options.manifestPath)
    const manifest = await loading
    // An installation that is being repaired may get its list while the app is open.
    if (!manifest) loading = undefined
    return answer(options, manifest, request)
  }
}

async function answer(options: BundleOptions, manifest: Manifest | undefined, request: BundleRequest) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, { Allow: 'GET, HEAD' })
  const name = nameIn(request.url)
  if (name === 'index.html') {
    const faults = manifest
      ? await findFaults(options.folder, manifest)
      : [words.damaged.missing(words.damaged.manifest)]
    if (faults.length > 0) return damaged(options, damagedPage(faults), faults)
  }
  const file = name === undefined ? undefined : manifest?.get(name)
  if (name === undefined || !file) return plain(404)
  const body = await readInside(options.folder, name)
  if (body?.byteLength === file.bytes) return found(request, name, file, body)
  options.log.error(`${name} is ${body ? 'damaged' : 'missing'}`)
  return plain(404)
}

/**
 * The part after app://bundle/, character for character: nothing is decoded or resolved, because only an exact name is
 * served. Electron may leave the fragment on.
 */
function nameIn(url: string): string | undefined {
  if (!url.startsWith(bundleUrl)) return undefined
  const fragment = url.indexOf('#')
  return url.slice(bundleUrl.length, fragment < 0 ? undefined : fragment)
}

/** What is wrong with the files that the first page needs. */
async function findFaults(folder: string, manifest: Manifest): Promise<string[]> {
  const needed = [...manifest].filter(([name, file]) => file.isNeeded || name === 'index.html')
  const faults = await Promise.all(
    needed.map(async ([name, { bytes }]) => {
      const size = await sizeInside(folder, name)
      if (size === undefined) return words.damaged.missing(name)
      return size === bytes ? [] : words.damaged.otherSize(name)
    }),
  )
  return faults.flat()
}

async function sizeInside(folder: string, name: string): Promise<number | undefined> {
  const path = await pathInside(folder, name)
  if (path === undefined) return undefined
  const seen = await stat(path).catch(absent)
  return seen?.isFile() ? seen.size : undefined
}

/** Whole files: the bundle is small, and Electron reads them from its archive without a temporary copy. */
async function readInside(folder: string, name: string) {
  const path = await pathInside(folder, name)
  return path === undefined ? undefined : readFile(path).catch(absent)
}

/** The real path of a listed file, unless it is missing or a link leads it out of the folder. */
async function pathInside(folder: string, name: string): Promise<string | undefined> {
  const [root, path] = await Promise.all([
    realpath(resolve(folder)).catch(absent),
    realpath(join(folder, name)).catch(absent),
  ])
  return root !== undefined && path?.startsWith(root + sep) ? path : undefined
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined
  throw error
}

function found({ method, headers }: BundleRequest, name: string, file: ManifestFile, body: Uint8Array<ArrayBuffer>) {
  // RFC 9110 knows ranges of a GET alone.
  const range = parseRange(method === 'GET' ? headers.get('range') : null, body.byteLength)
  const common = {
    ...guards,
    'Content-Security-Policy': policyFor(file),
    'Content-Type': file.type,
    'Cache-Control': isHashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Accept-Ranges': 'bytes',
  }
  if (range.kind === 'unsatisfiable') return plain(416, { 'Content-Range': `bytes */${body.byteLength}` })
  const isPart = range.kind === 'part'
  const sent = isPart ? body.subarray(range.start, range.end + 1) : body
  const length = { 'Content-Length': String(sent.byteLength) }
  const place = isPart ? { 'Content-Range': `bytes ${range.start}-${range.end}/${body.byteLength}` } : {}
  return new Response(method === 'HEAD' ? null : sent, {
    status: isPart ? 206 : 200,
    headers: { ...common, ...length, ...place },
  })
}

function plain(status: number, headers: Record<string, string> = {}) {
  return new Response(null, { status, headers: { ...guards, 'Content-Security-Policy': pagePolicy, ...headers } })
}

function damaged({ log }: BundleOptions, { html, policy }: ErrorPage, faults: readonly string[]) {
  log.error(`The installation is damaged: ${faults.join(', ')}`)
  const headers = { ...guards, 'Content-Security-Policy': policy, 'Content-Type': 'text/html; charset=utf-8' }
  return new Response(html, { status: 500, headers: { ...headers, 'Cache-Control': 'no-store' } })
}
