/** Looks into a packed app: what app.asar holds, what it must not hold, how the fuses are set, and whose icon it shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

const mustHold = [
  'package.json',
  'out/main/index.js',
  'out/main/peers.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer.manifest.json',
]
const mayHold = /^(package\.json|out|out\/(main|preload|renderer)(\/.*)?|out\/renderer\.manifest\.json)$/
/** Sources, maps and tests never belong in what a learner downloads. */
const mayNotHold = /\.(tsx?|map|md)$|\.(test|spec)\.|(^|\/)(tests?|node_modules)(\/|$)/

/** In the wire a fuse is a digit, written as text. */
const wireDigit = (isOn: boolean) => (isOn ? '1' : '0').charCodeAt(0)

const fuses: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
]

export interface Findings {
  readonly faults: readonly string[]
  readonly facts: readonly string[]
}

/** What is wrong in the package made in `folder`, and one line for each thing that was looked at. */
export async function faultsInPackage(folder: string): Promise<Findings> {
  const files = readdirSync(folder, { recursive: true }).map(String)
  const asar = files.find((file) => file.endsWith('app.asar'))
  if (!asar) return { faults: [`there is no app.asar in ${folder}`], facts: [] }
  const archive = join(folder, asar)
  const entries = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/').replace(/^\//, ''))
  const binary = files.find((file) => /(^|[\\/])(drydock|Drydock\.exe|Drydock\.app)$/.test(file))
  const faults = [
    ...faultsInEntries(entries),
    ...faultsInMain(archive, entries),
    ...(binary ? await faultsInFuses(join(folder, binary)) : ['the program itself is missing']),
    ...faultsInIcon(dirname(archive), binary ? join(folder, binary) : ''),
  ]
  const facts = [
    `${asar}: ${entries.length} entries, ${mustHold.length} of them required, no source, test or package`,
    `${binary}: ${fuses.length} fuses read, the icon is Drydock’s own`,
  ]
  return { faults, facts: faults.length ? [] : facts }
}

function faultsInEntries(entries: readonly string[]): string[] {
  const missing = mustHold.filter((name) => !entries.includes(name)).map((name) => `app.asar lacks ${name}`)
  const extra = entries
    .filter((name) => !mayHold.test(name) || mayNotHold.test(name))
    .map((name) => `app.asar should not hold ${name}`)
  return [...missing, ...extra]
}

/** No package travels along, so a bare import of anything but Electron and Node would fail on the learner's machine. */
function faultsInMain(archive: string, entries: readonly string[]): string[] {
  return entries
    .filter((name) => /^out\/(main|preload)\/.*\.c?js$/.test(name))
    .flatMap((name) =>
      bareImports(extractFile(archive, name).toString('utf8')).map((wanted) => `${name} needs the package ${wanted}`),
    )
}

function bareImports(code: string): string[] {
  const found = [
    ...code.matchAll(
      /(?:^|[;\n}])\s*(?:import|export)\b[^;'"`]*?["']([^"']+)["']|\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g,
    ),
  ]
  const names = found.map((match) => match[1] ?? match[2] ?? '')
  return [...new Set(names)].filter((name) => name && !/^(\.|electron$|electron\/)/.test(name) && !isBuiltin(name))
}

async function faultsInFuses(program: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(program)
  return fuses
    .filter(([fuse, isOn]) => wire[fuse] !== wireDigit(isOn))
    .map(([fuse, isOn]) => `the fuse ${FuseV1Options[fuse]} is not ${isOn ? 'on' : 'off'}`)
}

/** A Mac's bundle has the icon as a file; Windows' program has the pictures within; both others show a file beside the archive. */
function faultsInIcon(resources: string, program: string): string[] {
  const ours = (name: string) => readFileSync(join('main/shell/icon', name))
  if (program.endsWith('.app')) return same(join(resources, 'icon.icns'), ours('icon.icns'))
  const picture = ours('linux/256x256.png')
  const isInProgram = !program.endsWith('.exe') || readFileSync(program).includes(picture)
  return [
    ...same(join(resources, 'icon.png'), picture),
    ...(isInProgram ? [] : [`${program} shows another icon than Drydock’s`]),
  ]
}

const same = (file: string, wanted: Buffer): string[] =>
  existsSync(file) && readFileSync(file).equals(wanted) ? [] : [`${file} is not Drydock’s icon`]
