/** Reads how many tests passed, failed and were skipped from the reports of Vitest and Playwright. */
import { existsSync, readFileSync } from 'node:fs'

export const noTests = { passed: 0, failed: 0, skipped: 0 }

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

export function countVitest(file) {
  const report = read(file)
  if (!report) return noTests
  const failed = report.numFailedTests
  // A file that fails while it loads has no failed test of its own.
  const unloaded = report.testResults.filter((suite) => suite.status === 'failed' && !suite.assertionResults.length)
  return {
    passed: report.numPassedTests,
    failed: failed + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

export function countPlaywright(file) {
  const report = read(file)
  if (!report) return noTests
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

export function sum(counts) {
  return counts.reduce((total, each) => ({
    passed: total.passed + each.passed,
    failed: total.failed + each.failed,
    skipped: total.skipped + each.skipped,
  }))
}
