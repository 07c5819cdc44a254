/** What stands around every screen: the bar, the table of contents and the notices. */
import { type ReactNode, type Ref, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../design/Icon'
import { type Address, href } from '../study/address'
import type { Course } from '../study/course/course'
import type { SectionKey } from '../study/progress'
import { Sidebar } from './Sidebar'
import { useIsLeaving } from './useAddress'
import type { ShownNotice } from './useNotices'

interface FrameProps {
  readonly course: Course
  readonly address: Address
  readonly turn: number
  readonly read: ReadonlySet<SectionKey>
  readonly due: ReactNode
  readonly devices: ReactNode
  readonly notices: readonly ShownNotice[]
  readonly paletteKey: string
  readonly onPalette: () => void
  readonly onShortcuts: () => void
  readonly children: ReactNode
}

export function Frame(props: FrameProps) {
  const { t } = useTranslation()
  const { course, address, read } = props
  const [isOpen, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEscape(isOpen, () => {
    setOpen(false)
    opener.current?.focus() // what had it may be gone with the drawer
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: any move to another address closes the drawer
  useEffect(() => setOpen(false), [address])
  const skip = () => main.current?.focus()
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={skip}>
        {t('app.skip')}
      </button>
      <header className="bar">
        <button
          ref={opener}
          type="button"
          className="quiet drawer-button"
          aria-expanded={isOpen}
          aria-controls="sidebar"
          aria-label={t(isOpen ? 'app.closeMenu' : 'app.menu')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'close' : 'menu'} />
        </button>
        <a className="wordmark" href={href({ screen: 'contents' })}>
          {t('app.name')}
        </a>
        <button type="button" className="find" onClick={props.onPalette}>
          <Icon name="search" />
          <span>{t('app.search')}</span>
          <kbd data-content>{props.paletteKey}</kbd>
        </button>
        <nav className="bar-links" aria-label={t('app.main')}>
          <BarLink icon="book" label={t('glossary.title')} to={{ screen: 'glossary' }} here={address.screen} />
          <BarLink icon="sliders" label={t('settings.title')} to={{ screen: 'settings' }} here={address.screen} />
          <button
            type="button"
            className="quiet"
            aria-label={t('shortcuts.title')}
            title={t('shortcuts.title')}
            onClick={props.onShortcuts}
          >
            <Icon name="keyboard" />
          </button>
        </nav>
      </header>
      <Sidebar
        course={course}
        read={read}
        due={props.due}
        devices={props.devices}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
      <Main ref={main} turn={props.turn}>
        {props.notices.map(({ text, isAboutData }) => (
          <p key={text} className="notice" role="alert">
            <Icon name="info" /> {text}{' '}
            {isAboutData && address.screen !== 'record' && <a href={href({ screen: 'record' })}>{t('app.openData')}</a>}
          </p>
        ))}
        {props.children}
      </Main>
    </div>
  )
}

/** What is open over the page closes, wherever in the page the focus is. A dialog above it has the key to itself. */
function useEscape(isOpen: boolean, close: () => void) {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) close()
  })
  useEffect(() => {
    if (!isOpen) return
    document.addEventListener('keydown', onEscape)
    return () => document.removeEventListener('keydown', onEscape)
  }, [isOpen])
}

/** Busy while the old screen stands until the new one is ready. */
function Main({ ref, turn, children }: { ref: Ref<HTMLElement>; turn: number; children: ReactNode }) {
  const isLeaving = useIsLeaving(turn)
  return (
    <main ref={ref} tabIndex={-1} aria-busy={isLeaving || undefined}>
      {children}
    </main>
  )
}

function BarLink({ icon, label, to, here }: { icon: 'book' | 'sliders'; label: string; to: Address; here: string }) {
  return (
    <a
      className="quiet"
      href={href(to)}
      aria-label={label}
      title={label}
      aria-current={to.screen === here ? 'page' : undefined}
    >
      <Icon name={icon} />
    </a>
  )
}
