/** Puts text size and motion to work on the document. The theme is the main process's: the page follows `prefers-color-scheme`. */
import { useLayoutEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../platform/bridge'

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
const subscribe = (changed: () => void) => {
  reducedMotion.addEventListener('change', changed)
  return () => reducedMotion.removeEventListener('change', changed)
}

/** Whether motion is to be reduced, by the setting or else by the system. */
export function useAppearance({ textPercent, motion }: Settings): boolean {
  const systemReduces = useSyncExternalStore(subscribe, () => reducedMotion.matches)
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${textPercent}%`
    document.documentElement.dataset.motion = motion
  }, [textPercent, motion])
  return motion === 'reduce' || (motion === 'system' && systemReduces)
}
