/** Runs before the parser's modules do. */
import { answerAsElement } from './characterReferences'

answerAsElement()
