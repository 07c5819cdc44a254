/** A result that takes the focus when it comes, so that it is read out and the next Tab goes on from it. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../../design/Icon'

interface ResultProps {
  readonly tone: 'good' | 'bad' | 'plain'
  readonly children: ReactNode
}

const icons = { good: 'check', bad: 'alert', plain: 'info' } as const

export function Result({ tone, children }: ResultProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role={tone === 'bad' ? 'alert' : 'status'} className={`leave-result ${tone}`}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  )
}
