/** The first code of the window, kept small: styles, early requests, then the app itself. */
import '../design/fonts.css'
import '../design/tokens.css'
import '../design/base.css'
import '../design/figure.css'
import '../design/frame.css'
import '../design/page.css'
import '../design/home.css'
import '../design/prose.css'
import '../design/notes.css'
import '../design/margin.css'
import '../design/quiz.css'
import '../design/review.css'
import '../design/record.css'
import '../design/leave.css'
import '../design/devices.css'
import '../design/lab.css'
import '../design/terminal.css'
import '../design/localfirst.css'
import '../design/timeline.css'
import '../design/panzoom.css'
import '../design/git.css'
import '../design/gitPanes.css'
import '../design/gitStage.css'
import './early'
import { describe, log, logUncaught } from '../platform/log'
import { en } from './words/en'

logUncaught()

import('./main')
  .then(({ openApp }) => openApp())
  .catch((reason: unknown) => {
    log('error', `boot: ${describe(reason)}`)
    document.body.textContent = en.fault.boot
  })
