import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkImports } from './checkImports'
import { rows } from './importTable'

const root = join(import.meta.dirname, '..', '..')
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

function productSources(): Map<string, string> {
  const files = globSync('{main,renderer,content}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', { cwd: root })
  const product = files.map((file) => file.split(sep).join('/')).filter((file) => !isTest(file))
  return new Map(product.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

/** What the check says about one module with one import, alone in a tree. */
const faultsOf = (file: string, source: string, more: readonly (readonly [string, string])[] = []) =>
  checkImports(new Map([[file, source], ...more])).faults

const bad: readonly (readonly [room: string, file: string, source: string])[] = [
  ['main/bridge/contract', 'main/bridge/contract.ts', "import './check'"],
  ['main/bridge/contract', 'main/bridge/contract.ts', "import type { App } from 'electron'"],
  ['main/bridge/preload', 'main/bridge/preload.ts', "import { readFile } from 'node:fs'"],
  ['main/bridge', 'main/bridge/serve.ts', "import { openWindow } from '../shell/window'"],
  ['main/disk', 'main/disk/atomicFile.ts', "import { log } from '../shell/log'"],
  ['main/shell', 'main/shell/window.ts', "import { start } from '../peers/node'"],
  ['main/shell', 'main/shell/window.ts', "import * as Y from 'yjs'"],
  ['main/shell', 'main/shell/window.ts', "import { createLibp2p } from 'libp2p'"],
  ['main/vault', 'main/vault/backup.ts', "import { log } from '../shell/log'"],
  ['main/vault', 'main/vault/backup.ts', "import Dexie from 'dexie'"],
  ['main/peers', 'main/peers/node.ts', "import type { Note } from '../../renderer/study/notes/note'"],
  ['main/peers', 'main/peers/node.ts', "import { course } from '../../content/compiler/plugin'"],
  ['main', 'main/index.ts', "export { course } from '../renderer/app/course'"],
  ['renderer/study', 'renderer/study/notes/note.ts', "import { useState } from 'react'"],
  ['renderer/study', 'renderer/study/quiz/grade.ts', "import { fsrs } from 'ts-fsrs'"],
  ['renderer/study', 'renderer/study/ports.ts', "import type { Journal } from '../storage/journal'"],
  ['renderer/study', 'renderer/study/ports.ts', "export * from '../sync/exchange'"],
  ['renderer/study', 'renderer/study/ports.ts', 'export const now = () => Date.now()'],
  ['renderer/study', 'renderer/study/ports.ts', 'export const now = () => new Date()'],
  ['renderer/study', 'renderer/study/ports.ts', "export const chance = () => Math['random']()"],
  ['renderer/study/schedule', 'renderer/study/schedule/replay.ts', "import 'dexie'"],
  ['renderer/labs/git/engine', 'renderer/labs/git/engine/repo.ts', "import { render } from '../view/Graph'"],
  ['renderer/labs/localfirst/engine', 'renderer/labs/localfirst/engine/x.ts', "import '../../../sync/gate'"],
  ['renderer/labs/*/engine', 'renderer/labs/kube/engine/api.ts', "import git from 'isomorphic-git'"],
  ['renderer/labs/*/engine', 'renderer/labs/kube/engine/api.ts', "import { z } from 'zod'"],
  ['renderer/labs/*/engine', 'renderer/labs/kube/engine/api.ts', 'export const seed = Math.random()'],
  ['renderer/labs/*/scenario', 'renderer/labs/kube/scenario/first.ts', "import { View } from '../view/View'"],
  ['renderer/labs/*/scenario', 'renderer/labs/kube/scenario/first.ts', "import '../../git/engine/repo'"],
  ['renderer/labs/*/view', 'renderer/labs/kube/view/View.tsx', "import { Journal } from '../../../storage/journal'"],
  ['renderer/labs/*/view', 'renderer/labs/kube/view/View.tsx', "import '../../git/view/Graph'"],
  ['renderer/labs', 'renderer/labs/lab.ts', "import type { Note } from '../study/notes/note'"],
  ['renderer/storage', 'renderer/storage/journal.ts', "import { gate } from '../sync/gate'"],
  ['renderer/storage', 'renderer/storage/journal.ts', "const screen = await import('../screens/reader/Reader')"],
  ['renderer/sync/exchange', 'renderer/sync/exchange/planted.ts', "import type { DocName } from '../../study/record'"],
  ['renderer/sync', 'renderer/sync/gate.ts', "import { journal } from '../storage/journal'"],
  ['renderer/sync', 'renderer/sync/gate.ts', "import Dexie from 'dexie'"],
  ['renderer/platform', 'renderer/platform/bridge.ts', "import { calls } from '../../main/bridge/contract'"],
  ['renderer/platform', 'renderer/platform/bridge.ts', "import type { Note } from '../study/notes/note'"],
  ['renderer/platform', 'renderer/platform/bridge.ts', "import { ipcRenderer } from 'electron'"],
  ['renderer/design', 'renderer/design/Button.tsx', "import { useTranslation } from 'react-i18next'"],
  ['renderer/design', 'renderer/design/Button.tsx', "import type { Item } from '../study/quiz/item'"],
  ['renderer/screens/notes', 'renderer/screens/notes/planted.ts', "import { Dexie } from 'dexie'"],
  ['renderer/screens/review', 'renderer/screens/review/planted.ts', "import * as Y from 'yjs'"],
  ['renderer/screens/devices', 'renderer/screens/devices/planted.ts', "import { openSync } from '../../sync/openSync'"],
  ['renderer/markdown', 'renderer/markdown/planted.ts', "import { openStore } from '../storage/store'"],
  ['renderer/questions', 'renderer/questions/planted.ts', "import { Check } from '../screens/reader/Check'"],
  ['renderer/portable', 'renderer/portable/planted.ts', "import { useState } from 'react'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { bridge } from '../../platform/bridge'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { Quiz } from '../quiz/Quiz'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { Quiz } from '../readerQuiz/Quiz'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import '../../labs/kube/engine/api'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { course } from 'virtual:course'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "const all = import.meta.glob('../**/*.tsx')"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "new Worker(new URL('../../sync/w.ts', import.meta.url))"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', 'const page = await import(path)'],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "let j: import('../../storage/journal').Journal"],
  ['renderer/figures', 'renderer/figures/layers.tsx', "import { Reader } from '../screens/reader/Reader'"],
  ['renderer/figures', 'renderer/figures/layers.tsx', "import i18next from 'i18next'"],
  ['renderer/app', 'renderer/app/main.tsx', "import type { Settings } from '../../main/bridge/contract'"],
  ['renderer/app', 'renderer/app/main.tsx', "const text = import.meta.glob(['../../content/chapters/*.md'])"],
  ['renderer/app', 'renderer/app/main.tsx', "import Dexie from 'dexie'"],
  ['renderer/app', 'renderer/app/main.tsx', "import { fake } from '../../tests/support/fake'"],
  ['renderer/app', 'renderer/app/main.tsx', "import { course } from '../../content/compiler/virtual'"],
  ['content/compiler', 'content/compiler/plugin.ts', "import { Reader } from '../../renderer/screens/reader/Reader'"],
  ['content/compiler', 'content/compiler/plugin.ts', "import { grade } from '../../renderer/study/quiz/grade'"],
  ['content', 'content/chapters/01-runtime/helper.ts', "import { z } from 'zod'"],
]

const good: readonly (readonly [room: string, file: string, source: string])[] = [
  ['main/bridge/contract', 'main/bridge/contract.ts', "import { text } from './contract/shape'"],
  ['main/bridge/preload', 'main/bridge/preload.ts', "import { calls } from './contract'"],
  ['main/bridge', 'main/bridge/serve.ts', "import { check } from './check'"],
  ['main/disk', 'main/disk/atomicFile.ts', "import { open } from 'node:fs/promises'\nimport './folder'"],
  ['main/shell', 'main/shell/window.ts', "import { BrowserWindow } from 'electron'"],
  ['main/vault', 'main/vault/backup.ts', "import type { Call } from '../bridge/contract'"],
  ['main/peers', 'main/peers/node.ts', "import { createLibp2p } from 'libp2p'"],
  ['main', 'main/index.ts', "import { openWindow } from './shell/window'"],
  ['renderer/study', 'renderer/study/notes/note.ts', "import * as Y from 'yjs'"],
  ['renderer/study', 'renderer/study/notes/note.ts', 'export const day = (at: number) => new Date(at)'],
  ['renderer/study/schedule', 'renderer/study/schedule/replay.ts', "import { fsrs } from 'ts-fsrs'"],
  ['renderer/labs/git/engine', 'renderer/labs/git/engine/repo.ts', "import { zlibSync } from 'fflate'"],
  ['renderer/labs/localfirst/engine', 'renderer/labs/localfirst/engine/x.ts', "import '../../../sync/exchange'"],
  ['renderer/labs/*/engine', 'renderer/labs/kube/engine/api.ts', "import { store } from './store'"],
  ['renderer/labs/*/scenario', 'renderer/labs/kube/scenario/first.ts', "import { api } from '../engine/api'"],
  ['renderer/labs/*/view', 'renderer/labs/kube/view/View.tsx', "import type { Lab } from '../../lab'"],
  ['renderer/labs', 'renderer/labs/registry.ts', "import { kube } from './kube/lab'"],
  ['renderer/storage', 'renderer/storage/journal.ts', "import Dexie from 'dexie'"],
  ['renderer/sync/exchange', 'renderer/sync/exchange/planted.ts', "import * as Y from 'yjs'"],
  ['renderer/sync', 'renderer/sync/gate.ts', "import { clock } from '../platform/clock'"],
  ['renderer/platform', 'renderer/platform/bridge.ts', "import type { Calls } from '../../main/bridge/contract'"],
  ['renderer/design', 'renderer/design/Button.tsx', "import { useId } from 'react'"],
  ['renderer/screens/notes', 'renderer/screens/notes/planted.ts', "import { EditorView } from '@codemirror/view'"],
  ['renderer/screens/review', 'renderer/screens/review/planted.ts', "import uPlot from 'uplot'"],
  ['renderer/screens/devices', 'renderer/screens/devices/planted.ts', "import encodeQR from 'qr'"],
  ['renderer/markdown', 'renderer/markdown/planted.ts', "import { fromMarkdown } from 'mdast-util-from-markdown'"],
  ['renderer/questions', 'renderer/questions/planted.ts', "import { ShortText } from '../design/ShortText'"],
  ['renderer/portable', 'renderer/portable/planted.ts', "import { zip } from 'fflate'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { View } from '../../labs/kube/view/View'"],
  ['renderer/screens', 'renderer/screens/reader/Reader.tsx', "import { useTranslation } from 'react-i18next'"],
  ['renderer/figures', 'renderer/figures/layers.tsx', "import { Arrow } from '../design/Arrow'"],
  ['renderer/app', 'renderer/app/main.tsx', "const all = import.meta.glob('../figures/*.tsx')"],
  ['renderer/app', 'renderer/app/main.tsx', "import { course } from 'virtual:course'"],
  ['content/compiler', 'content/compiler/plugin.ts', "import { Chapter } from '../../renderer/study/course/source'"],
]

describe('who may import whom', () => {
  it('holds for every module of main, renderer and content', () => {
    expect(checkImports(productSources()).faults).toEqual([])
  })

  it('is checked on no fewer modules than the tree has', () => {
    const isSource = (name: string) => /\.([cm]?[jt]s|[jt]sx)$/.test(name) && !isTest(name)
    const inTree = ['main', 'renderer', 'content'].flatMap((top) =>
      globSync('**', { cwd: join(root, top), withFileTypes: true }).filter(
        (entry) => entry.isFile() && isSource(entry.name),
      ),
    )
    expect(inTree.length).toBeGreaterThan(20)
    expect(checkImports(productSources()).modules).toBe(inTree.length)
  })

  it.each(bad)('%s: refuses in %s: %s', (room, file, source) => {
    const faults = faultsOf(file, source)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`${file}:1 [${room}] may`)
  })

  it.each(good)('%s: allows in %s: %s', (_room, file, source) => {
    expect(faultsOf(file, source)).toEqual([])
  })

  it('has a planted import for every row', () => {
    const names = rows.map((row) => row.room)
    expect(names.filter((room) => !bad.some(([planted]) => planted === room))).toEqual([])
    const mayImport = rows.filter((row) => row.may.length || row.packages.length).map((row) => row.room)
    expect(mayImport.filter((room) => !good.some(([planted]) => planted === room))).toEqual([])
  })

  it('names the line of the import, and the row when only types are allowed', () => {
    const source = "// a comment\n\nimport { calls } from '../../main/bridge/contract'\n"
    expect(faultsOf('renderer/platform/bridge.ts', source)).toEqual([
      'renderer/platform/bridge.ts:3 [renderer/platform] may import main/bridge/contract only as types',
    ])
  })

  it('reports a file that belongs to no row', () => {
    expect(faultsOf('renderer/utils/text.ts', '')).toEqual([
      'renderer/utils/text.ts:1 belongs to no row of the import table',
    ])
  })

  it('reports a cycle of values once, and none of types', () => {
    const ring = [
      ['renderer/study/b.ts', "import { c } from './c'"],
      ['renderer/study/c.ts', "export { a } from './a'"],
    ] as const
    expect(faultsOf('renderer/study/a.ts', "import { b } from './b'", ring)).toEqual([
      'renderer/study/a.ts:1 import cycle: renderer/study/a.ts → renderer/study/b.ts → renderer/study/c.ts → renderer/study/a.ts',
    ])
    expect(faultsOf('renderer/study/a.ts', "import type { B } from './b'", ring)).toEqual([])
  })
})
