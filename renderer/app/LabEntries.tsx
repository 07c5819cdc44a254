/** A lab's challenges as entries of the palette. It draws nothing: what they are called is the lab's to say, and only a hook can ask it. */
import { useEffect, useState } from 'react'
import type { Lab } from '../labs/lab'
import { loadLabs } from '../labs/registry'
import { describe } from '../platform/log'
import type { PaletteEntry } from '../screens/palette/findEntries'
import { navigate } from './useAddress'

interface LabEntriesProps {
  readonly lab: Lab
  readonly onEntries: (lab: string, entries: readonly PaletteEntry[]) => void
}

export function LabEntries({ lab, onEntries }: LabEntriesProps) {
  const words = lab.useWords()
  const detail = words.title
  const titles = lab.scenarios.map(({ id }) => words.scenario(id).title).join('\n')
  useEffect(() => {
    const names = titles.split('\n')
    onEntries(
      lab.id,
      lab.scenarios.map(({ id }, at) => ({
        ...{ id: `lab ${lab.id}/${id}`, kind: 'lab', name: names[at] ?? id, detail },
        run: () => navigate({ screen: 'labs', lab: lab.id, scenario: id }),
      })),
    )
  }, [lab, titles, detail, onEntries])
  return null
}

const none: readonly Lab[] = []

/** The labs load when the palette is first opened, and their entries come a moment after it. */
export function useLoadedLabs(): readonly Lab[] {
  const [labs, setLabs] = useState(none)
  useEffect(() => {
    let isOpen = true
    loadLabs().then(
      (all) => isOpen && setLabs(all),
      (error: unknown) => console.warn(`The palette has no labs: ${describe(error)}`),
    )
    return () => {
      isOpen = false
    }
  }, [])
  return labs
}
