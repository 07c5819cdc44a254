/** An event of the lab as a sentence. */
import { useTranslation } from 'react-i18next'
import type { Edit, EventRow } from '../engine/types'
import { useAnswerWord } from './useAnswerWord'
import { useKindName } from './useKindName'
import { useReplicaName } from './useWorld'

type Of<K extends EventRow['kind']> = Extract<EventRow, { kind: K }>

export function useEventWords(): (event: EventRow) => string {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const editWords = useEditWords()
  const arrived = useArrivedWords()
  const answerWord = useAnswerWord()
  const base = 'labs.localfirst.events'
  const link = ({ one, other, change }: Of<'link'>) => {
    const kind = change.isCut === undefined ? 'changed' : change.isCut ? 'cut' : 'mended'
    return t(`${base}.${kind}`, { one: nameOf(one), other: nameOf(other) })
  }
  const edited = ({ replica, edit, waitedMs }: Of<'edited'>) => {
    const values = { replica: nameOf(replica), edit: editWords(edit), ms: waitedMs }
    return waitedMs > 0 ? t(`${base}.waited`, values) : t(`${base}.edited`, values)
  }
  const lease = ({ replica, isHeld, isGiven }: Of<'lease'>) =>
    t(`${base}.${isGiven ? (isHeld ? 'taken' : 'given') : 'notGiven'}`, { replica: nameOf(replica) })
  return (event) => {
    switch (event.kind) {
      case 'edited':
        return edited(event)
      case 'refused': {
        const why = t(`labs.localfirst.refusal.${event.why}`)
        return t(`${base}.refused`, { replica: nameOf(event.replica), edit: editWords(event.edit), why })
      }
      case 'shadowed':
        return t(`${base}.shadowed`, { replica: nameOf(event.replica) })
      case 'overwrote':
        return t(`${base}.overwrote`, { replica: nameOf(event.replica), register: event.register })
      case 'arrived':
        return arrived(event)
      case 'dropped':
        return t(`${base}.dropped`, { count: event.count, one: nameOf(event.one), other: nameOf(event.other) })
      case 'link':
        return link(event)
      case 'mode':
        return t(`${base}.mode`, { mode: t(`labs.localfirst.mode.${event.mode}`) })
      case 'clock':
        return t(`${base}.clock`, { replica: nameOf(event.replica), minutes: Math.round(event.skewMs / 60_000) })
      case 'lease':
        return lease(event)
      case 'predicted':
        return t(`${base}.predicted`, { answer: answerWord(event.answer) })
      case 'compared':
        return t(`${base}.compared`)
    }
  }
}

function useArrivedWords() {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const kindOf = useKindName()
  return ({ from, to, what, bytes, isLate, isCopy }: Of<'arrived'>) => {
    const kind = isCopy ? 'copy' : isLate ? 'late' : 'arrived'
    return t(`labs.localfirst.events.${kind}`, { from: nameOf(from), to: nameOf(to), what: kindOf(what), bytes })
  }
}

function useEditWords(): (edit: Edit) => string {
  const { t } = useTranslation()
  const base = 'labs.localfirst.edit'
  const typed = ({ cut, put }: Extract<Edit, { item: 'text' }>) => {
    if (put === '') return t(`${base}.deleted`, { count: cut })
    return cut === 0 ? t(`${base}.typed`, { put }) : t(`${base}.replaced`, { count: cut, put })
  }
  return (edit) => {
    switch (edit.item) {
      case 'text':
        return typed(edit)
      case 'tags':
        return t(`${base}.${edit.isAdded ? 'added' : 'removed'}`, { tag: edit.tag })
      case 'number':
      case 'shares':
        return t(`${base}.${edit.item}`, { by: edit.by > 0 ? `+${edit.by}` : `−${-edit.by}` })
      case 'name':
        return t(`${base}.named`, { name: edit.name })
    }
  }
}
