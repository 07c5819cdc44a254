/** The first visit: what one can do here, in three steps. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'

const steps = [
  { name: 'read', to: undefined },
  { name: 'answer', to: { screen: 'quiz' } },
  { name: 'remember', to: { screen: 'review' } },
] as const

export function Welcome() {
  const { t } = useTranslation()
  return (
    <ol className="today welcome">
      {steps.map(({ name, to }) => (
        <li key={name}>
          <h2>{to ? <a href={href(to)}>{t(`home.welcome.${name}.title`)}</a> : t(`home.welcome.${name}.title`)}</h2>
          <p>{t(`home.welcome.${name}.text`)}</p>
        </li>
      ))}
    </ol>
  )
}
