/** The home of the devices: off, alone, or with others. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asks } from './Asks'
import { CarryFile } from './CarryFile'
import { DeviceList } from './DeviceList'
import { NetworkState } from './NetworkState'
import { PlainKey, Removed } from './Notes'
import { Off } from './Off'
import { PairingDialog } from './pairing/PairingDialog'
import { ThisDevice } from './ThisDevice'
import type { DevicesProps, PeersView } from './view'

export type HomeProps = DevicesProps & { readonly peers: PeersView }

export function Home(props: HomeProps) {
  const { t } = useTranslation()
  const { peers, acts, now } = props
  const pairing = usePairing(peers.pairing.kind === 'idle')
  return (
    <>
      <p className="lead">{t('devices.lead')}</p>
      {peers.removed && <Removed by={peers.removed.by} acts={acts} />}
      {peers.isOn && <NetworkState {...props} />}
      <Asks {...props} />
      {peers.isOn ? (
        <>
          {peers.keyStore === 'plain' && <PlainKey />}
          {!peers.removed && <DeviceList {...props} onPair={pairing.open} />}
          {peers.self && (
            <ThisDevice self={peers.self} acts={acts} hasGroup={peers.devices.length > 0} isCut={peers.isCut} />
          )}
        </>
      ) : (
        <Off acts={acts} onPair={pairing.open} />
      )}
      {(peers.isOn || peers.self) && !peers.removed && <CarryFile {...props} />}
      {pairing.isShown && (
        <PairingDialog
          pairing={peers.pairing}
          self={peers.self?.name}
          isOn={peers.isOn}
          now={now}
          acts={acts}
          onClose={pairing.close}
        />
      )}
    </>
  )
}

/** Shown when asked for, and where a pairing is under way already. What was closed stays closed until it has ended. */
function usePairing(isIdle: boolean) {
  const [wanted, setWanted] = useState<'open' | 'closed'>()
  const [wasIdle, setWasIdle] = useState(isIdle)
  if (wasIdle !== isIdle) {
    setWasIdle(isIdle)
    if (isIdle && wanted === 'closed') setWanted(undefined)
  }
  return {
    isShown: wanted === 'open' || (!isIdle && wanted !== 'closed'),
    open: () => setWanted('open'),
    close: () => setWanted(isIdle ? undefined : 'closed'),
  }
}
