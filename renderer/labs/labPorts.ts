/** What a lab's view may ask of the app. */
import { createContext, useContext } from 'react'

export type LabSaved =
  | { readonly kind: 'saved' | 'cancelled' | 'noShell' }
  /** The system could not write it; a reason for people who mend systems. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface LabPorts {
  /** Lets the learner choose a place and writes the file there. */
  readonly saveFile: (file: {
    readonly name: string
    readonly kind: 'zip' | 'bundle' | 'json'
    readonly bytes: Uint8Array
  }) => Promise<LabSaved>
}

export const LabPortsContext = createContext<LabPorts | undefined>(undefined)

export function useLabPorts(): LabPorts {
  const ports = useContext(LabPortsContext)
  if (!ports) throw new Error('A part of a lab was drawn outside the labs.')
  return ports
}
