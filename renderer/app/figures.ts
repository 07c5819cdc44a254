/** The figures of this build, by name, each a chunk of its own. */
import { type ComponentType, lazy } from 'react'

const modules = import.meta.glob<Record<string, ComponentType>>('../figures/*.tsx')

const drawings = new Map(
  Object.entries(modules).map(([path, load]) => [
    path.replace('../figures/', '').replace('.tsx', ''),
    lazy(async () => {
      const [drawing] = Object.values(await load())
      if (!drawing) throw new Error(`${path} exports no figure.`)
      return { default: drawing }
    }),
  ]),
)

export const findFigure = (name: string): ComponentType | undefined => drawings.get(name)
