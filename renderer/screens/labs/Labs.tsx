/** The labs: the list, one lab's challenges, or a challenge. */
import { LabList } from './LabList'
import { LabOverview } from './LabOverview'
import { LabsContext, type LabsWorld } from './labsWorld'
import { ScenarioPage } from './ScenarioPage'

export interface LabsProps {
  readonly world: LabsWorld
  readonly lab: string | undefined
  readonly scenario: string | undefined
}

/** Whether this edition has that lab and scenario. */
export function hasPlace({ world, lab, scenario }: LabsProps): boolean {
  if (lab === undefined) return true
  const found = world.labs.find(({ id }) => id === lab)
  return found !== undefined && (scenario === undefined || found.scenarios.some(({ id }) => id === scenario))
}

export function Labs(props: LabsProps) {
  const { world, lab: id, scenario } = props
  const lab = world.labs.find((one) => one.id === id)
  return (
    <LabsContext value={world}>
      {!lab ? (
        <LabList />
      ) : scenario === undefined ? (
        <LabOverview key={lab.id} lab={lab} />
      ) : (
        <ScenarioPage key={`${lab.id}/${scenario}`} lab={lab} id={scenario} />
      )}
    </LabsContext>
  )
}
