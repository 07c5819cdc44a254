/** The window's bridge to the main process, as `main/bridge/contract` types it. */
import type { DrydockBridge } from '../../main/bridge/contract'

declare global {
  interface Window {
    readonly drydock?: DrydockBridge
  }
}

export type {
  BackupEntry,
  BackupList,
  BackupRead,
  BackupReason,
  BackupWritten,
  CameraAnswer,
  DrydockBridge,
  FileKind,
  Finding,
  Info,
  Known,
  Ledger,
  LedgerEntry,
  Link,
  Notice,
  OpenedEntry,
  Pairing,
  PairingFailure,
  PeerDevice,
  PeersResult,
  PeersState,
  Refusal,
  SavedFile,
  SealedResult,
  Settings,
  SettingsPatch,
  StorageReset,
  StorageState,
} from '../../main/bridge/contract'

/** The bridge, or undefined where the preload script did not run. */
export const bridge = (): DrydockBridge | undefined => window.drydock
