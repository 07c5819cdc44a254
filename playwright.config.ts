import { defineConfig } from '@playwright/test'

// A wait ends as soon as it can; the bounds are for machines that are busy with something else.
export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/e2e',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 15_000 },
})
