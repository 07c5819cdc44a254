/** Colours by the names that formats and settings use. */
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']
const attributes: Readonly<Record<string, string>> = {
  ...{ bold: '1', dim: '2', italic: '3', ul: '4', underline: '4', blink: '5', reverse: '7', strike: '9' },
}

/** `bold red` as the code of a terminal; nothing for what is no colour. */
export function colourCode(text: string): string {
  if (text.trim() === 'reset') return '\x1b[m'
  const codes: string[] = []
  let ground = 30
  for (const word of text.trim().split(/\s+/)) {
    const attribute = attributes[word]
    const at = names.indexOf(word.replace(/^bright/, ''))
    if (attribute !== undefined) codes.push(attribute)
    else if (at >= 0) codes.push(String(ground + at + (word.startsWith('bright') ? 60 : 0)))
    else if (/^\d+$/.test(word)) codes.push(`${ground + 8};5;${word}`)
    if (at >= 0 || word === 'normal' || word === 'default' || /^\d+$/.test(word)) ground = 40
  }
  return codes.length === 0 ? '' : `\x1b[${codes.join(';')}m`
}
