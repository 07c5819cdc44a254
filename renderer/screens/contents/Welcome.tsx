/** The first visit: what one can do here, in three steps. */
import { useTranslation } from 'react-i18next'
import { type Address, href } from '../../study/address'

/** `first` is where reading begins. */
export function Welcome({ first }: { readonly first: Address }) {
  const { t } = useTranslation()
  const steps = [
    { name: 'read', to: first },
    { name: 'answer', to: { screen: 'quiz' } },
    { name: 'remember', to: { screen: 'review' } },
  ] as const
  return (
    <ol className="today welcome">
      {steps.map(({ name, to }) => (
        <li key={name}>
          <h2>
            <a href={href(to)}>{t(`home.welcome.${name}.title`)}</a>
          </h2>
          <p>{t(`home.welcome.${name}.text`)}</p>
        </li>
      ))}
    </ol>
  )
}
