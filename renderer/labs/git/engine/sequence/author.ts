/** `author-script`: whose commit a rebase is at, for the commit that the user's resolution becomes. */
import { readIdent } from '../history/commitText'

const quoted = (text: string) => `'${text.replace(/['!]/g, (char) => `'\\${char}'`)}'`
const unquoted = (text: string) => text.replace(/'\\(.)'/g, '$1').replace(/^'|'$/g, '')

export function authorScript(author: string): string {
  const { name, mail, seconds, zone } = readIdent(author)
  return [
    `GIT_AUTHOR_NAME=${quoted(name)}`,
    `GIT_AUTHOR_EMAIL=${quoted(mail)}`,
    `GIT_AUTHOR_DATE=${quoted(`@${seconds} ${zone}`)}`,
    '',
  ].join('\n')
}

/** The author as commits hold it; undefined where the file is not whole. */
export function readAuthorScript(text: string): string | undefined {
  const value = (key: string) => {
    const line = text.split('\n').find((one) => one.startsWith(`${key}=`))
    return line === undefined ? undefined : unquoted(line.slice(key.length + 1))
  }
  const [name, mail, date] = [value('GIT_AUTHOR_NAME'), value('GIT_AUTHOR_EMAIL'), value('GIT_AUTHOR_DATE')]
  if (name === undefined || mail === undefined || date === undefined) return undefined
  return `${name} <${mail}> ${date.replace(/^@/, '')}`
}
