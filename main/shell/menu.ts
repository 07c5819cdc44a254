/** The application menu as data. What acts in the page is sent there as a command. */
import type { MenuItemConstructorOptions } from 'electron'
import type { CommandId } from '../bridge/contract'
import { words } from './words'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly appName: string
  readonly send: (command: CommandId) => void
  readonly openLogs: () => void
}

type Items = MenuItemConstructorOptions[]

const separator: MenuItemConstructorOptions = { type: 'separator' }
const label = words.menu

export function menuTemplate(options: MenuOptions): Items {
  const isMac = options.platform === 'darwin'
  const command = commandOf(options.send)
  return [
    ...(isMac ? [macAppMenu(options.appName, command)] : []),
    fileMenu(isMac, command),
    editMenu(isMac),
    viewMenu(options.isPackaged, command),
    goMenu(isMac, command),
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    helpMenu(isMac, options.openLogs, command),
  ]
}

type ToCommand = (id: CommandId, text: string, accelerator?: string) => MenuItemConstructorOptions

/**
 * The page listens for its own keys, on every system and also where there is no menu. So these are only shown: on Linux
 * and Windows registerAccelerator says so; macOS offers a key to the menu only when the page has not prevented it.
 */
const commandOf =
  (send: MenuOptions['send']): ToCommand =>
  (id, text, accelerator) => ({
    id,
    label: text,
    click: () => send(id),
    ...(accelerator && { accelerator, registerAccelerator: false }),
  })

const settingsItem = (command: ToCommand) => command('settings.open', label.settings, 'CmdOrCtrl+,')

function macAppMenu(appName: string, command: ToCommand): MenuItemConstructorOptions {
  const hiding: Items = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }]
  return {
    label: appName,
    submenu: [
      { role: 'about' },
      separator,
      settingsItem(command),
      separator,
      { role: 'services' },
      separator,
      ...hiding,
      separator,
      { role: 'quit' },
    ],
  }
}

function fileMenu(isMac: boolean, command: ToCommand): MenuItemConstructorOptions {
  const print = command('page.print', label.print, 'CmdOrCtrl+P')
  const rest: Items = isMac ? [{ role: 'close' }] : [settingsItem(command), separator, { role: 'quit' }]
  return { label: label.file, submenu: [print, separator, ...rest] }
}

function editMenu(isMac: boolean): MenuItemConstructorOptions {
  const speech: Items = [separator, { role: 'startSpeaking' }, { role: 'stopSpeaking' }]
  return {
    label: label.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'delete' },
      { role: 'selectAll' },
      ...(isMac ? speech : []),
    ],
  }
}

function viewMenu(isPackaged: boolean, command: ToCommand): MenuItemConstructorOptions {
  const development: Items = [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }, separator]
  return {
    label: label.view,
    submenu: [
      ...(isPackaged ? [] : development),
      command('text.larger', label.textLarger, 'CmdOrCtrl+Plus'),
      command('text.smaller', label.textSmaller, 'CmdOrCtrl+-'),
      command('text.reset', label.textReset, 'CmdOrCtrl+0'),
      separator,
      { role: 'togglefullscreen' },
    ],
  }
}

function goMenu(isMac: boolean, command: ToCommand): MenuItemConstructorOptions {
  return {
    label: label.go,
    submenu: [
      command('palette.open', label.palette, 'CmdOrCtrl+K'),
      command('search.open', label.search, 'CmdOrCtrl+Shift+F'),
      separator,
      command('contents.open', label.contents),
      command('glossary.open', label.glossary),
      separator,
      command('chapter.previous', label.chapterPrevious),
      command('chapter.next', label.chapterNext),
      separator,
      command('history.back', label.back, isMac ? 'Cmd+[' : 'Alt+Left'),
      command('history.forward', label.forward, isMac ? 'Cmd+]' : 'Alt+Right'),
    ],
  }
}

function helpMenu(isMac: boolean, openLogs: () => void, command: ToCommand): MenuItemConstructorOptions {
  const about: Items = isMac ? [] : [separator, { role: 'about' }]
  return {
    label: label.help,
    role: 'help',
    submenu: [
      command('shortcuts.open', label.shortcuts),
      { id: 'logs.open', label: label.openLogs, click: openLogs },
      ...about,
    ],
  }
}
