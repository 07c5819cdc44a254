/**
 * Manifests read by a real kubectl. `create --dry-run=client` asks an API server for the list of kinds, so one on the
 * loopback gives it that list. It leaves the fields to the server; `set image --local` reads them into the API's own Go
 * types, so its complaints about decoding count, and those about kinds without an image do not.
 */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { faultAt } from './blocks'
import { firstLine, type Manifest } from './manifests'

/** The newest of several side by side, which a dispatcher of that name may choose from. */
export function findKubectl(): string | undefined {
  const { status, stdout } = spawnSync('bash', ['-c', 'command -v kubectl'], { encoding: 'utf8' })
  // Without bash, as on some Windows machines, nothing is printed at all.
  if (status !== 0) return undefined
  const found = stdout.trim()
  const folder = dirname(realpathSync(found))
  const numbered = [36, 35, 34, 33, 32, 31].map((minor) => join(folder, `kubectl.1.${minor}`))
  return numbered.find((path) => existsSync(path)) ?? found
}

/** Kinds that belong to no namespace; the rest of the API does. */
const clusterWide =
  /^(Namespace|Node|PersistentVolume|Cluster.*|.*Class|CustomResourceDefinition|.*WebhookConfiguration|.*AdmissionPolicy(Binding)?|APIService|NodePool|CertificateSigningRequest)$/

export async function kubectlFaults(kubectl: string, manifests: readonly Manifest[]): Promise<string[]> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const body = discovery(path, manifests)
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}))
  })
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-'))
  try {
    const address = await listen(server)
    const faults: string[] = []
    for (const [place, manifest] of manifests.entries()) {
      const file = join(folder, `${place}.yaml`)
      writeFileSync(file, manifest.text)
      const args = ['create', '--dry-run=client', '--validate=false', '-o', 'name', '-f', file, '--server', address]
      const why =
        (await whyRefused(kubectl, args, folder)) ?? undecoded(await whyRefused(kubectl, readTyped(file), folder))
      if (why !== undefined) faults.push(faultAt(manifest.block, `kubectl: ${why}`, firstLine(manifest)))
    }
    return faults
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
}

const readTyped = (file: string) => ['set', 'image', '--local', '-o', 'name', '-f', file, '*=image']

const undecoded = (why: string | undefined) =>
  why?.includes('unable to decode') && !why.includes('no kind ') ? why : undefined

async function whyRefused(kubectl: string, args: readonly string[], home: string): Promise<string | undefined> {
  try {
    await promisify(execFile)(kubectl, [...args], { env: { PATH: process.env.PATH, HOME: home }, timeout: 30_000 })
    return undefined
  } catch (error) {
    return z.object({ stderr: z.string() }).parse(error).stderr.trim()
  }
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.number() }).parse(server.address())
      resolve(`http://127.0.0.1:${port}`)
    })
  })

/** The API's own list of groups and kinds, as far as the manifests use them. */
function discovery(path: string, manifests: readonly Manifest[]): object | undefined {
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] }
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(manifests) }
  const groupVersion = /^\/api\/(v1)$|^\/apis\/([^/]+\/[^/]+)$/.exec(path)?.slice(1).find(Boolean)
  if (groupVersion === undefined) return undefined
  const kinds = new Set(manifests.filter(({ apiVersion }) => apiVersion === groupVersion).map(({ kind }) => kind))
  const resources = [...kinds].map((kind) => ({
    name: `${kind.toLowerCase()}s`,
    singularName: kind.toLowerCase(),
    namespaced: !clusterWide.test(kind),
    kind,
    verbs: ['create', 'get', 'list'],
  }))
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources }
}

function groupsOf(manifests: readonly Manifest[]): object[] {
  const names = new Set(manifests.map(({ apiVersion }) => apiVersion).filter((name) => name.includes('/')))
  const byGroup = Map.groupBy(names, (groupVersion) => groupVersion.split('/')[0] ?? '')
  return [...byGroup].map(([name, list]) => {
    const versions = list.map((groupVersion) => ({ groupVersion, version: groupVersion.split('/')[1] ?? '' }))
    return { name, versions, preferredVersion: versions[0] }
  })
}
