/** What a lab simulates, what it leaves out, and what it follows. */
import { useTranslation } from 'react-i18next'
import type { LabWords } from '../../labs/lab'

export function Fidelity({ words }: { words: LabWords['fidelity'] }) {
  const { t } = useTranslation()
  return (
    <section className="fidelity" aria-labelledby="fidelity-title">
      <h2 id="fidelity-title" className="small-title">
        {t('labs.fidelity.title')}
      </h2>
      <dl>
        {(['simulates', 'leavesOut', 'follows'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`labs.fidelity.${part}`)}</dt>
            <dd>{words[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
