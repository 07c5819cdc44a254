/** Another screen begins at its top; Back and Forward return to where one was. The reader and the glossary scroll themselves. */
import { useLayoutEffect } from 'react'
import { type Address, formatAddress } from '../study/address'

let isReturn = false
navigation.addEventListener('navigate', ({ navigationType }) => {
  isReturn = navigationType === 'traverse'
})

export function useTop(address: Address): void {
  const scrollsItself = address.screen === 'read' || address.screen === 'glossary'
  const place = scrollsItself ? undefined : formatAddress(address)
  useLayoutEffect(() => {
    if (place !== undefined && !isReturn) window.scrollTo({ top: 0, behavior: 'instant' })
  }, [place])
}
