/** One side of a card. Whatever the text holds, it becomes React elements and nothing else. */
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../../design/ShortText'
import { Markdown, type MarkdownProps } from '../../markdown/Markdown'
import type { FacePart } from '../../study/deck/deckCard'

/** Gives the images of the learner's own cards. */
export const CardImages = createContext<Pick<MarkdownProps, 'image'>>({})

export function CardFace({ face }: { face: readonly FacePart[] }) {
  return (
    <div className="face">
      {face.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a side have no other name
        <Part key={place} part={part} />
      ))}
    </div>
  )
}

function Part({ part }: { part: FacePart }) {
  const images = useContext(CardImages)
  switch (part.kind) {
    case 'markdown':
      return <Markdown text={part.text} {...images} />
    case 'output':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre tabIndex={0} data-content>
          {part.text}
        </pre>
      )
    case 'options':
      return <Texts texts={part.options} />
    case 'pairs':
      return <Pairs left={part.left} right={part.right} />
    case 'answers':
      return <Answers {...part} />
    default:
      return (
        <p data-content>
          <ShortText text={part.text} />
        </p>
      )
  }
}

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="face-options" data-content>
      {texts.map((text) => (
        <li key={text}>
          <ShortText text={text} />
        </li>
      ))}
    </ul>
  )
}

function Pairs({ left, right }: { left: readonly string[]; right: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <div className="face-pairs">
      <div>
        <p className="small-title soft">{t('review.matchLeft')}</p>
        <Texts texts={left} />
      </div>
      <div>
        <p className="small-title soft">{t('review.matchRight')}</p>
        <Texts texts={right} />
      </div>
    </div>
  )
}

function Answers({ answers, isOrdered }: Extract<FacePart, { kind: 'answers' }>) {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List className={isOrdered ? 'face-answers ordered' : 'face-answers'} data-content>
      {answers.map(({ text, why }) => (
        <li key={text}>
          <strong>
            <ShortText text={text} />
          </strong>
          <p>
            <ShortText text={why} />
          </p>
        </li>
      ))}
    </List>
  )
}
