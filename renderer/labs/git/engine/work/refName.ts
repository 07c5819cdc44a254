/** Which texts can be the name of a ref. */
export function isRefName(name: string): boolean {
  if (name === '' || name === '@' || name.endsWith('.') || name.endsWith('/') || name.includes('//')) return false
  if (/\.\.|@\{|[ ~^:?*[\\]/.test(name) || [...name].some((char) => char < ' ' || char === '\x7f')) return false
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}
