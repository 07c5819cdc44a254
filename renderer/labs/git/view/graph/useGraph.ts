/** The layout of a picture, which remembers the one before it for a while, so that commits and labels can move over. */
import { useContext, useEffect, useState } from 'react'
import { MotionContext } from '../../../../design/motion'
import type { Picture } from '../../engine/picture/picture'
import { emptyLayout, type Layout } from './layout'
import { layOutPicture } from './shown'

export interface GraphState {
  readonly picture: Picture
  readonly layout: Layout
  /** The one before. */
  readonly before: Layout
  /** Whether moves are shown at present. */
  readonly isGliding: boolean
}

const glideMs = 700

export function useGraph(picture: Picture): GraphState {
  const { isReduced } = useContext(MotionContext)
  const [state, setState] = useState<GraphState>(() => ({
    ...{ picture, layout: layOutPicture(picture), before: emptyLayout },
    isGliding: false,
  }))
  if (state.picture !== picture)
    setState({
      ...{ picture, before: state.layout, layout: layOutPicture(picture, state.layout) },
      isGliding: !isReduced && state.layout !== emptyLayout,
    })
  useEffect(() => {
    if (!state.isGliding) return
    const timer = setTimeout(() => setState((now) => (now === state ? { ...now, isGliding: false } : now)), glideMs)
    return () => clearTimeout(timer)
  }, [state])
  return state
}
