import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Many wait for timers, and none needs a core of its own.
    maxWorkers: 4,
    // Against what hangs, not what is slow: a machine may be busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'out/**', 'dist/**'],
  },
})
