/** Whether a text that was read from a code is worth asking the devices' process about. */
import { maxWords } from '../typed'

/** As main/peers/wire/PAIRING.md has it, of this version or another: which one is for the pairing to say. */
export const isInvitation = (text: string): boolean => text.length <= maxWords && /^DRYDOCK\d{1,3}:./i.test(text)
