/** Two replicas, nothing sent by itself, and a bound on the bytes. */
import type { Parcel, ReplicaId, State } from '../engine/types'
import { accepted, ofItem, type Scenario, settle, type } from './scenario'

/** A full state takes more than ten times as much. */
export const boundBytes = 150

const recipe = [
  'Soak the beans overnight. ',
  'Fry an onion and two carrots until they are soft. ',
  'Add the beans, a tin of tomatoes and a litre of water. ',
  'Cook on a low flame for an hour and a half, and stir now and then. ',
  'Salt comes last, for it keeps beans hard. ',
].join('')
const long = Array.from({ length: 8 }, (_, at) => `${at + 1}. ${recipe}`).join('')

const send = (from: ReplicaId, to: ReplicaId, parcel: Parcel) => ({ do: 'send', from, to, parcel }) as const

const phoneHasDeleted = (state: State) =>
  ofItem(accepted(state), 'text').some(({ replica, edit }) => replica === 'phone' && edit.cut > 0 && edit.put === '')

const haveSameVectors = ({ replicas }: State) =>
  new Set(replicas.map(({ vector }) => JSON.stringify(vector))).size === 1

const isLevel = (state: State) => state.isEqual && phoneHasDeleted(state)

export const fewBytes: Scenario = {
  id: 'few-bytes',
  config: {
    replicas: ['laptop', 'phone'],
    modes: ['crdt'],
    stamps: 'wall',
    isManual: true,
    items: ['text'],
    text: long,
    ahead: { replica: 'laptop', text: 'Serve with bread.' },
  },
  goals: [
    {
      id: 'calm',
      stays: true,
      holds: (state) => haveSameVectors(state) && new Set(state.replicas.map(({ contents }) => contents.text)).size > 1,
    },
    { id: 'level', holds: isLevel },
    { id: 'few', holds: (state) => isLevel(state) && state.measures.bytes <= boundBytes },
  ],
  hints: 3,
  solution: [
    type('phone', 0, '', 3),
    send('phone', 'laptop', 'vector'),
    settle,
    send('laptop', 'phone', 'missing'),
    settle,
    send('laptop', 'phone', 'vector'),
    settle,
    send('phone', 'laptop', 'missing'),
    settle,
  ],
  wrong: [type('phone', 0, '', 3), send('laptop', 'phone', 'state'), settle, send('phone', 'laptop', 'state'), settle],
}
