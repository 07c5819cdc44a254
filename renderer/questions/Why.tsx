/** The reason of one part, with its verdict in a sign and in words. */
import { Icon } from '../design/Icon'
import { ShortText } from '../design/ShortText'

export function Why({ isRight, verdict, text }: { isRight: boolean; verdict: string; text: string }) {
  return (
    <p className="why">
      <Icon name={isRight ? 'check' : 'cross'} />
      <span>
        <strong>{verdict}</strong>{' '}
        <span data-content>
          <ShortText text={text} />
        </span>
      </span>
    </p>
  )
}
