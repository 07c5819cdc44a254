/** How long a warm build takes. */
import { spawnSync } from 'node:child_process'
import { median, type Row } from './row'

const runs = 3
const limitSeconds = 5

export function rows(): readonly Row[] {
  const seconds = Array.from({ length: runs }, () => {
    const began = performance.now()
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], { shell: process.platform === 'win32' })
    if (status !== 0) throw new Error('The build failed.')
    return (performance.now() - began) / 1000
  })
  return [{ name: 'warm build', ours: median(seconds), unit: 's', limit: limitSeconds }]
}
