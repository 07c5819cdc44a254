/** Runs the scenarios one after the other, prints each and a line of counts. */

import { hostile } from './hostileScenario'
import { buildHost } from './hosts'
import { whyNot } from './namespaces'
import { pairingScenarios } from './pairingScenarios'
import { partitions } from './partitionScenario'
import { type Outcome, runScenario } from './scenario'
import { scenarios } from './scenarios'
import { secrecyScenarios } from './secrecyScenarios'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const line = ({ name, figures, seconds, fault }: Outcome): string => {
  const shown = figures.map(({ what, value, unit, limit }) => {
    const bound = limit === undefined ? '' : ` (at most ${limit})`
    return `    ${what}: ${value.toFixed(0)}${unit && ` ${unit}`}${bound}`
  })
  return [
    `${fault ? 'FAILED' : 'passed'}  ${name}  [${seconds.toFixed(1)} s]`,
    ...shown,
    ...(fault ? [fault] : []),
  ].join('\n')
}

/** `isQuick`: only what belongs to every test run; `only`: scenarios whose name contains it. */
export async function runNetwork({ isQuick = false, only = '' } = {}): Promise<Counts> {
  const all = [...scenarios, ...pairingScenarios, ...secrecyScenarios, partitions, hostile]
  const chosen = all.filter((scenario) => (!isQuick || scenario.isQuick) && scenario.name.includes(only))
  const reason = whyNot()
  if (reason) {
    console.log(`The ${chosen.length} network scenarios are skipped: ${reason}.`)
    return { passed: 0, failed: 0, skipped: chosen.length }
  }
  await buildHost()
  let failed = 0
  for (const scenario of chosen) {
    const outcome = await runScenario(scenario)
    if (outcome.fault) failed += 1
    console.log(line(outcome))
  }
  return { passed: chosen.length - failed, failed, skipped: 0 }
}
