/** The X-ray: the documents, what stands between the devices, and the exchange as it happens. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../../study/address'
import type { Xray as Picture } from '../../../study/devices/devices'
import type { DeviceActs, PeersView, SyncActs } from '../view'
import { CutSwitch } from './CutSwitch'
import { Documents } from './Documents'
import { Frames } from './Frames'
import { Links } from './Links'

interface XrayProps {
  readonly peers: PeersView
  readonly acts: DeviceActs
  readonly sync: SyncActs | undefined
}

export function Xray({ peers, acts, sync }: XrayProps) {
  const { t } = useTranslation()
  const picture = usePicture(sync)
  const nameOf = (id: string) => peers.devices.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <p className="lead">{t('xray.lead')}</p>
      <ReadOn />
      {peers.isOn && <CutSwitch isCut={peers.isCut} acts={acts} />}
      {!sync && <p>{t('xray.closed')}</p>}
      {sync && !picture && <p className="busy">{t('xray.opening')}</p>}
      {picture && (
        <>
          <Documents docs={picture.docs} />
          <Links links={picture.links} nameOf={nameOf} />
          <Frames frames={picture.frames} nameOf={nameOf} />
        </>
      )}
    </>
  )
}

const chapter = 'local-first'
const sections = [
  { id: 'crdts', label: 'xray.toCrdts' },
  { id: 'state-vectors', label: 'xray.toVectors' },
  { id: 'sync', label: 'xray.toSync' },
] as const

function ReadOn() {
  const { t } = useTranslation()
  return (
    <ul className="xray-read" aria-label={t('xray.readOn')}>
      {sections.map(({ id, label }) => (
        <li key={id}>
          <a href={href({ screen: 'read', chapter, section: id })}>{t(label)}</a>
        </li>
      ))}
    </ul>
  )
}

/** Two in a second are as much as anyone reads. */
const everyMs = 500

/** Taken anew after changes, never two at a time. */
function usePicture(sync: SyncActs | undefined): Picture | undefined {
  const [picture, setPicture] = useState<Picture>()
  const isAsking = useRef(false)
  useEffect(() => {
    if (!sync) return
    let isOver = false
    let isStale = true
    const take = async () => {
      if (!isStale || isAsking.current || isOver) return
      isStale = false
      isAsking.current = true
      const next = await sync.xray()
      isAsking.current = false
      if (next && !isOver) setPicture(next)
    }
    const stop = sync.subscribe(() => {
      isStale = true
    })
    const timer = setInterval(() => void take(), everyMs)
    void take()
    return () => {
      isOver = true
      stop()
      clearInterval(timer)
    }
  }, [sync])
  return picture
}
