/** How a command ends before its end. */

/** `fatal: …` on the error stream, and the exit code 128 unless another is given. */
export class Fatal extends Error {
  readonly code: number
  /** False where the text is printed as it is. */
  readonly hasPrefix: boolean

  constructor(message: string, code = 128, hasPrefix = true) {
    super(message)
    this.code = code
    this.hasPrefix = hasPrefix
  }
}

/** `error: …` on the error stream; the exit code is 1 unless another is given, and 129 for a misuse. */
export class Failure extends Error {
  readonly code: number

  constructor(message: string, code = 1) {
    super(message)
    this.code = code
  }
}

/** Ends a command whose words were all said. */
export class Exit extends Error {
  readonly code: number

  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

/**
 * A command wants the editor, and no answer is there yet. The whole command line is taken back, the editor is shown,
 * and the line runs again from its start with one answer more; nothing in it depends on anything but its input.
 */
export class EditorNeeded extends Error {
  readonly path: string
  readonly text: string

  constructor(path: string, text: string) {
    super(`The editor is needed for ${path}.`)
    this.path = path
    this.text = text
  }
}
