/** What the page may ask of the main process and what it is told: one table of calls, one of events, as plain data. */

import { peersCalls, peersEvents } from './contract/peers'
import {
  boolean,
  bytes,
  type Call,
  call,
  type Infer,
  integer,
  list,
  nothing,
  oneOf,
  record,
  type Shape,
  text,
} from './contract/shape'

export * from './contract/peers'
export * from './contract/shape'

/* Settings: what the page reads and changes. The window's bounds are the main process's own. */
export const settingsFields = {
  theme: oneOf('system', 'light', 'dark'),
  textPercent: integer(80, 200),
  motion: oneOf('system', 'reduce', 'full'),
  language: oneOf('en', 'pseudo'),
  /** Whether single keys without a modifier are shortcuts (WCAG 2.1.4). */
  letterKeys: boolean,
  /** Where the reader was: a route of the page and how far down it, in CSS pixels. */
  place: record({ route: text(300, /^(?:\/[^\p{Cc}]*)?$/u), offset: integer(0, 10_000_000) }),
} as const

export const settings = record(settingsFields)
export type Settings = Infer<typeof settings>
export type SettingsPatch = Partial<Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  textPercent: 100,
  motion: 'system',
  language: 'en',
  letterKeys: true,
  place: { route: '', offset: 0 },
}

/** What start() tells the learner once; `file` is a bare file name in the profile folder. */
export type Notice =
  | { readonly kind: 'settingsBroken'; readonly file: string }
  | { readonly kind: 'settingsNewer'; readonly file: string }
  | { readonly kind: 'settingsUnreadable'; readonly reason: string }
  | { readonly kind: 'settingsNotWritable'; readonly reason: string }

export interface Info {
  readonly version: string
  /** process.platform: linux, darwin, win32, … */
  readonly platform: string
  readonly electron: string
  readonly chrome: string
  readonly isPackaged: boolean
}

export interface Started {
  readonly settings: Settings
  readonly notices: readonly Notice[]
  readonly info: Info
}

/** `saved: true` only once the bytes are on the disk. */
export type SaveResult = { readonly saved: true } | { readonly saved: false; readonly reason: string }
/** Backups: the vault keeps bytes that it never reads. Documents are Yjs updates, vectors Yjs state vectors, both V1. */
export const maxBackupBytes = 64 * 1024 ** 2
const document = bytes(maxBackupBytes)
const documents = record({ notes: document, reviews: document, study: document })
const vectors = record({ notes: bytes(1_000_000), reviews: bytes(1_000_000), study: bytes(1_000_000) })
export type BackupDocuments = Infer<typeof documents>
export type BackupVectors = Infer<typeof vectors>

/** SHA-256, in hex. */
const hash = text(64, /^[0-9a-f]{64}$/)
export const backupReasons = [
  /** Some minutes after a change, and when the app closes. */
  'regular',
  'before-merge',
  'before-migration',
  'before-restore',
  /** The browser's storage did not take the last changes: they are only here. */
  'unsaved',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup's file name without its ending: number, time in UTC, reason. */
export const backupId = text(60, /^\d{6,12}-\d{8}T\d{6}Z-[a-z-]{1,20}$/)

export interface BackupEntry {
  readonly id: string
  /** Milliseconds since 1970, by the clock of the time. */
  readonly at: number
  readonly reason: BackupReason
  /** Bytes of its file. */
  readonly size: number
  /** `damaged`: its checksum is wrong. `newer`: a later version of Drydock made it. */
  readonly state: 'good' | 'damaged' | 'newer'
}
/** The last first. `fault`: the folder cannot be read. */
export interface BackupList {
  readonly backups: readonly BackupEntry[]
  readonly fault?: string
}
export type BackupWritten =
  | { readonly written: true; readonly entry: BackupEntry }
  | { readonly written: false; readonly reason: string }
export type BackupRead =
  | { readonly read: true; readonly documents: BackupDocuments; readonly images: readonly string[] }
  | { readonly read: false; readonly why: 'damaged' | 'newer' | 'gone' | 'unreadable'; readonly reason: string }
/** What was durably stored at last, from the mark or, where that is gone, from the newest good backup. */
export interface Known {
  readonly at: number
  readonly vectors: BackupVectors
}

/** Whether the browser's storage could be written, asked after a failure whose cause the browser does not tell. */
export type StorageState = 'sound' | 'full' | 'notWritable' | 'unknown'
/** `kept`: the folder of the profile that has the files which could not be opened. Else nothing was changed. */
export type StorageReset =
  | { readonly reset: true; readonly kept: string }
  | { readonly reset: false; readonly why: Exclude<StorageState, 'sound'>; readonly reason: string }

export type OpenResult = { readonly opened: true } | { readonly opened: false; readonly reason: string }

/* Files of the learner's own, in places that only the system's dialogs choose. */
export const maxFileBytes = 512 * 1024 ** 2
export const fileKinds = ['any', 'zip', 'apkg', 'drydock', 'json', 'bundle'] as const
export type FileKind = (typeof fileKinds)[number]
/** A name without a place; the shell looks at it once more. */
const fileName = text(200, /^[^\p{Cc}<>:"/\\|?*]+$/u)
const insidePath = text(400, /^[^\p{Cc}<>:"\\|?*]+$/u)
/** Reasons are the system's codes, such as ENOSPC, or one of `name`, `notFile`, `tooLarge`. */
export type NotDone = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly reason: string }
/** Told only once the bytes are on the disk. */
export type SavedFile = { readonly kind: 'saved'; readonly path: string } | NotDone
export interface OpenedEntry {
  readonly name: string
  readonly bytes: Uint8Array
}
export type OpenedFile = ({ readonly kind: 'opened' } & OpenedEntry) | NotDone
export interface FolderRefusal {
  readonly name: string
  readonly why: 'link' | 'hidden' | 'kind' | 'tooLarge' | 'tooMany' | 'unreadable'
  readonly detail?: string
}
/** Names are paths inside the folder, with `/` between their steps. */
export type OpenedFolder =
  | {
      readonly kind: 'opened'
      readonly name: string
      readonly files: readonly OpenedEntry[]
      readonly refused: readonly FolderRefusal[]
    }
  | NotDone

/** `system`: the operating system keeps it from the app. `withdrawn`: it is not wanted, or no longer. */
export type CameraAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: 'system' | 'withdrawn' }

/* Calls. */
export const calls = {
  /** Once at boot, and again after a reload. Notices are handed out the first time only. */
  start: call<Started>()(nothing),
  saveSettings: call<SaveResult>()(record({}, settingsFields)),
  writeLog: call<void>()(record({ level: oneOf('error', 'warn', 'info'), message: text(8_000) })),
  openLogs: call<OpenResult>()(nothing),
  vaultWrite: call<BackupWritten>()(
    record({ reason: oneOf(...backupReasons), documents, vectors, images: list(50_000, hash) }),
  ),
  vaultList: call<BackupList>()(nothing),
  vaultRead: call<BackupRead>()(record({ id: backupId })),
  vaultMark: call<SaveResult>()(record({ vectors })),
  vaultKnown: call<Known | undefined>()(nothing),
  vaultPutImage: call<SaveResult>()(record({ hash, bytes: bytes(32 * 1024 ** 2) })),
  /** Those of the given that the vault does not have. */
  vaultLacksImages: call<readonly string[]>()(record({ hashes: list(50_000, hash) })),
  vaultReadImage: call<Uint8Array | undefined>()(record({ hash })),
  storageState: call<StorageState>()(nothing),
  /** For storage that the browser can open no more: sets its files aside, then empties it. Once in a run of the app. */
  resetStorage: call<StorageReset>()(nothing),
  /** From now on the page is asked before its window closes, by the event `prepareToClose`. */
  holdClosing: call<void>()(nothing),
  /** The answer: `saved: false` where the last changes are on no disk. */
  readyToClose: call<void>()(record({ saved: boolean, reason: text(300) })),
  /** Each opens a dialog; one at a time. */
  saveFile: call<SavedFile>()(record({ name: fileName, kind: oneOf(...fileKinds), bytes: bytes(maxFileBytes) })),
  saveFolder: call<SavedFile>()(
    record({
      name: fileName,
      files: list(50_000, record({ path: insidePath, bytes: bytes(64 * 1024 ** 2) })),
    }),
  ),
  openFile: call<OpenedFile>()(nothing),
  openFolder: call<OpenedFolder>()(nothing),
  /** Said right before the camera is asked for, and again when it is closed. The permission ends with the page, and after two minutes. */
  cameraWanted: call<CameraAnswer>()(record({ isWanted: boolean })),
  ...peersCalls,
} as const

export type CallName = keyof typeof calls
export type Argument<N extends CallName> = Infer<(typeof calls)[N]['takes']>
export type Result<N extends CallName> = (typeof calls)[N] extends Call<Shape, infer R> ? R : never

/* Events. */
export const commandIds = [
  'palette.open',
  'search.open',
  'contents.open',
  'glossary.open',
  'settings.open',
  'shortcuts.open',
  'text.larger',
  'text.smaller',
  'text.reset',
  'chapter.previous',
  'chapter.next',
  'page.print',
  'history.back',
  'history.forward',
] as const
export type CommandId = (typeof commandIds)[number]

export const events = {
  /** A route of the page, from a deep link or a menu: /read/runtime/namespaces, /search?q=…, /settings, … */
  navigate: text(300),
  command: oneOf(...commandIds),
  /** Settings that something other than this page changed. */
  settingsChanged: settings,
  /** The window is about to close: save, then call readyToClose. The value is how long it waits, in milliseconds. */
  prepareToClose: integer(0, 60_000),
  ...peersEvents,
} as const

export type EventName = keyof typeof events
export type EventValue<N extends EventName> = Infer<(typeof events)[N]>

/** IPC channels, in one namespace, so that nothing else answers to these names. */
export const channelOf = (name: CallName | EventName) => `drydock:${name}`

/* What the page sees as window.drydock. */
type BridgeCalls = {
  readonly [N in CallName]: Argument<N> extends undefined
    ? () => Promise<Result<N>>
    : (argument: Argument<N>) => Promise<Result<N>>
}
export interface DrydockBridge extends BridgeCalls {
  /** Events that came before the first listener are kept for it. Gives the way to stop listening. */
  readonly on: <N extends EventName>(event: N, listener: (value: EventValue<N>) => void) => () => void
}

/** Handlers in the main process: a missing one is a type error. */
export type Handlers<Caller> = {
  readonly [N in CallName]: (argument: Argument<N>, caller: Caller) => Result<N> | Promise<Result<N>>
}
