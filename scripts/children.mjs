/** Runs other programs so that Ctrl+C and a request to end reach them, and nothing is left behind. */
import { spawn } from 'node:child_process'

/**
 * Starts a program and resolves with its exit code (1 where a signal ended it or it could not start).
 * With `capture` its output is kept and given back instead of shown.
 */
export function run(command, args, { env = {}, capture = false, timeoutMs = 0, shell = false } = {}) {
  const stdio = capture ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(command, args, { stdio, shell, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      output += data
    })
  // A terminal sends Ctrl+C to the whole group: this process only has to outlive its child. Other signals are passed on.
  const outlive = () => undefined
  const passOn = (signal) => child.kill(signal)
  process.on('SIGINT', outlive).on('SIGTERM', passOn).on('SIGHUP', passOn)
  const timer = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(timer)
      process.off('SIGINT', outlive).off('SIGTERM', passOn).off('SIGHUP', passOn)
      resolve({ code, output })
    }
    child.once('error', (error) => {
      output += error.message
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

/** Ends this process with one plain sentence. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}
