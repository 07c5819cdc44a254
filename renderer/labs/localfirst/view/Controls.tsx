/** The way to agree, and time: nothing happens in the lab by itself. */

import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import { secondsOf, useWorld } from './useWorld'

export function Controls() {
  const { t } = useTranslation()
  const { state, config, act } = useWorld()
  const quiet = state.flights.length === 0
  return (
    <section className="lf-controls" aria-label={t('labs.localfirst.controls')}>
      {config.modes.length > 1 && <ModeChoice />}
      {state.mode === 'lww' && <StampChoice />}
      <div className="lf-time">
        <span className="lf-clock">
          <Icon name="clock" />
          <span className="unseen">{t('labs.localfirst.time')} </span>
          {t('labs.localfirst.now', { time: secondsOf(state.time) })}
        </span>
        <button type="button" aria-disabled={quiet} onClick={() => quiet || act({ do: 'step' })}>
          {t('labs.localfirst.step')}
        </button>
        <button type="button" onClick={() => act({ do: 'wait', ms: 100 })}>
          {t('labs.localfirst.wait')}
        </button>
        <button type="button" className="primary" onClick={() => act({ do: 'settle' })}>
          {t('labs.localfirst.settle')}
        </button>
        {config.modes.length > 1 && (
          <button type="button" onClick={() => act({ do: 'compare' })}>
            {t('labs.localfirst.compare')}
          </button>
        )}
      </div>
    </section>
  )
}

function ModeChoice() {
  const { t } = useTranslation()
  const { state, config, act } = useWorld()
  return (
    <fieldset className="lf-modes">
      <legend>{t('labs.localfirst.mode.label')}</legend>
      <div className="choices">
        {config.modes.map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="lf-mode"
              checked={state.mode === mode}
              onChange={() => act({ do: 'mode', mode })}
            />
            {t(`labs.localfirst.mode.${mode}`)}
          </label>
        ))}
      </div>
      <p className="help soft">
        {t(`labs.localfirst.mode.help.${state.mode}`)} {t('labs.localfirst.mode.anew')}
      </p>
    </fieldset>
  )
}

function StampChoice() {
  const { t } = useTranslation()
  const { state, act } = useWorld()
  return (
    <fieldset className="lf-modes">
      <legend>{t('labs.localfirst.stamps.label')}</legend>
      <div className="choices">
        {(['wall', 'hybrid'] as const).map((stamps) => (
          <label key={stamps}>
            <input
              type="radio"
              name="lf-stamps"
              checked={state.stamps === stamps}
              onChange={() => act({ do: 'stamps', stamps })}
            />
            {t(`labs.localfirst.stamps.${stamps}`)}
          </label>
        ))}
      </div>
      <p className="help soft">{t('labs.localfirst.stamps.help')}</p>
    </fieldset>
  )
}
