import type { Commands } from '../command/git'
import { clone } from './clone'
import { fetch } from './fetch'
import { lsRemote } from './lsRemote'
import { pull } from './pull'
import { push } from './push'
import { remote } from './remoteCommand'

/** clone, remote, fetch, pull, push, ls-remote */
export const remoteCommands: Commands = { clone, fetch, 'ls-remote': lsRemote, pull, push, remote }
