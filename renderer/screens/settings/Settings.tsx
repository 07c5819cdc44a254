/** Appearance, and what this copy of the app is. Each change is at work at once; “Saved” comes from the disk. */
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly textPercent: number
  readonly motion: 'system' | 'reduce' | 'full'
  readonly language: 'en' | 'pseudo'
  readonly letterKeys: boolean
}

export interface SettingsProps {
  readonly settings: Preferences
  readonly saveState:
    | { readonly kind: 'idle' | 'saving' | 'saved' }
    | { readonly kind: 'failed'; readonly reason: string }
  readonly info:
    | {
        readonly version: string
        readonly platform: string
        readonly electron: string
        readonly chrome: string
        readonly isPackaged: boolean
      }
    | undefined
  readonly onChange: (patch: Partial<Preferences>) => void
  readonly onStepText: (direction: 1 | -1) => void
  /** Resolves with the reason when the folder could not be opened. */
  readonly onOpenLogs: () => Promise<string | undefined>
}

export function Settings(props: SettingsProps) {
  const { t } = useTranslation()
  const { settings, saveState, info, onChange } = props
  return (
    <div className="page settings">
      <h1 tabIndex={-1}>{t('settings.title')}</h1>
      <p role="status" className="soft save-state">
        {saveState.kind === 'saved' && t('settings.saved')}
        {saveState.kind === 'failed' && t('settings.notSaved', { reason: saveState.reason })}
      </p>
      <section aria-labelledby="appearance">
        <h2 id="appearance">{t('settings.appearance')}</h2>
        <Choice
          label={t('settings.theme')}
          value={settings.theme}
          options={{
            system: t('settings.themeSystem'),
            light: t('settings.themeLight'),
            dark: t('settings.themeDark'),
          }}
          onChange={(theme) => onChange({ theme })}
        />
        <TextSize {...props} />
        <Choice
          label={t('settings.motion')}
          help={t('settings.motionHelp')}
          value={settings.motion}
          options={{
            system: t('settings.motionSystem'),
            reduce: t('settings.motionReduce'),
            full: t('settings.motionFull'),
          }}
          onChange={(motion) => onChange({ motion })}
        />
        {!info?.isPackaged && (
          <Choice
            label={t('settings.language')}
            value={settings.language}
            options={{ en: t('settings.languageEn'), pseudo: t('settings.languagePseudo') }}
            onChange={(language) => onChange({ language })}
          />
        )}
        <label className="tickbox">
          <input
            type="checkbox"
            checked={settings.letterKeys}
            onChange={(event) => onChange({ letterKeys: event.target.checked })}
          />
          {t('settings.letterKeys')}
        </label>
      </section>
      <About {...props} />
    </div>
  )
}

function TextSize({ settings, onChange, onStepText }: SettingsProps) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('settings.text')}</legend>
      <div className="row">
        <button type="button" onClick={() => onStepText(-1)} disabled={settings.textPercent <= 80}>
          {t('settings.smaller')}
        </button>
        <output aria-live="polite">{t('settings.textNow', { percent: settings.textPercent })}</output>
        <button type="button" onClick={() => onStepText(1)} disabled={settings.textPercent >= 200}>
          {t('settings.larger')}
        </button>
        <button type="button" className="quiet" onClick={() => onChange({ textPercent: 100 })}>
          {t('settings.reset')}
        </button>
      </div>
      <p className="sample">{t('settings.sample')}</p>
    </fieldset>
  )
}

function About({ info, onOpenLogs }: SettingsProps) {
  const { t } = useTranslation()
  const [fault, setFault] = useState<string>()
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('settings.about')}</h2>
      {info && (
        <p>
          {t('settings.version', { version: info.version })}
          <br />
          <span className="soft">{t('settings.runtime', info)}</span>
        </p>
      )}
      <p>{t('settings.privacy')}</p>
      <p className="row">
        <button type="button" onClick={() => void onOpenLogs().then(setFault)}>
          {t('settings.logs')}
        </button>
      </p>
      <p role="alert">{fault && t('settings.logsFailed', { reason: fault })}</p>
    </section>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly help?: string
  readonly value: T
  readonly options: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, help, value, options, onChange }: ChoiceProps<T>): ReactNode {
  const name = useId()
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="choices">
        {(Object.entries(options) as [T, string][]).map(([option, words]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            {words}
          </label>
        ))}
      </div>
      {help && <p className="soft help">{help}</p>}
    </fieldset>
  )
}
