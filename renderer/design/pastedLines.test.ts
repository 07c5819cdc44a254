import { expect, it } from 'vitest'
import { isWhole } from '../labs/git/engine/shell/parse'
import { pastedLines } from './pastedLines'

it.each([
  ['git add .\ngit commit\n', ['git add .', 'git commit'], ''],
  ['one\r\ntwo\rthree', ['one', 'two'], 'three'],
  ['no newline', [], 'no newline'],
  ['git commit -m "a\n\nb"\nls', ['git commit -m "a\n\nb"'], 'ls'],
  ["echo 'open\nls\n", [], "echo 'open\nls\n"],
  ['echo a \\\nb\nls\n', ['echo a \\\nb', 'ls'], ''],
  ['\n\nls\n', ['', '', 'ls'], ''],
  ['echo )\n&& no\n', ['echo )', '&& no'], ''],
])('runs the lines of %j', (text, lines, rest) => {
  expect(pastedLines(text, isWhole)).toEqual({ lines, rest })
})
