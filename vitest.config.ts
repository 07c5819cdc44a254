import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    // Many wait for timers, and none needs a core of its own.
    maxWorkers: 4,
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'out/**', 'dist/**'],
  },
})
