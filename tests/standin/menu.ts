/** Electron's menus, which here nobody sees: a spec finds an item and clicks it. */
import { app } from './app'
import { record } from './record'
import { openWindows } from './state'

type Click = (item: MenuItem, window: unknown, event: object) => void

interface ItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly registerAccelerator?: boolean
  readonly submenu?: Menu | readonly (ItemOptions | MenuItem)[]
  readonly click?: Click
}

/** The roles that do something to the app or its window; the others act in the page and are recorded. */
const roleActions: Record<string, () => void> = {
  quit: () => app.quit(),
  close: () => openWindows().at(-1)?.close(),
  minimize: () => openWindows().at(-1)?.minimize(),
  reload: () => openWindows().at(-1)?.webContents.reload(),
  forcereload: () => openWindows().at(-1)?.webContents.reloadIgnoringCache(),
  about: () => app.showAboutPanel(),
  togglefullscreen() {
    const window = openWindows().at(-1)
    window?.setFullScreen(!window.isFullScreen())
  },
}

let lastCommandId = 0

export class MenuItem {
  readonly id: string
  readonly commandId = ++lastCommandId
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  menu: Menu | undefined
  private readonly onClick: Click | undefined

  constructor(options: ItemOptions) {
    const { role, type, label, submenu, id = '' } = options
    if (role === undefined && type === undefined && label === undefined) {
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type')
    }
    this.id = id
    // As Electron does, so that a role reads the same however it was written.
    this.role = role?.toLowerCase()
    this.type = type ?? (submenu ? 'submenu' : 'normal')
    this.label = label ?? role ?? ''
    this.accelerator = options.accelerator
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    this.onClick = options.click
  }

  /** What a click of a person does. */
  click(event: object = {}) {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.role === undefined) return this.onClick?.(this, openWindows().at(-1), event)
    const act = roleActions[this.role]
    if (act) act()
    else record('MenuItem.role', this.role)
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  items: MenuItem[] = []

  append(item: MenuItem) {
    this.insert(this.items.length, item)
  }

  insert(position: number, item: MenuItem) {
    item.menu = this
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(options: object = {}) {
    record('Menu.popup', options)
  }

  closePopup() {
    record('Menu.closePopup')
  }

  static buildFromTemplate(template: readonly (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null) {
    applicationMenu = menu
  }

  static getApplicationMenu = () => applicationMenu
}
