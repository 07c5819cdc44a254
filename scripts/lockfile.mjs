/** Fails when an optional dependency is named in the lockfile but absent from it: `npm ci` would then fail on that system. */
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'))

/** The places in which npm looks for a package that the one at `from` needs, nearest first. */
function places(from, name) {
  const parts = from.split('/node_modules/')
  const inside = from ? parts.map((_, i) => `${parts.slice(0, parts.length - i).join('/node_modules/')}/`) : []
  return [...inside, ''].map((folder) => `${folder}node_modules/${name}`)
}

const absent = Object.entries(packages).flatMap(([from, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !places(from, name).some((place) => packages[place]))
    .map((name) => `${name}, wanted by ${from || 'the project'}`),
)
for (const line of absent) console.error(`package-lock.json lacks the optional dependency ${line}`)
if (!absent.length)
  console.log(`package-lock.json holds every optional dependency of its ${Object.keys(packages).length} packages.`)
process.exitCode = absent.length ? 1 : 0
