/** A QR code as one path. */
import { encodeQR } from 'qr'

/** Modules of paper around the code that ISO/IEC 18004 asks for. */
const quietZone = 4

/** `size` is the side of the square in modules, quiet zone included; the path has one rectangle for each run of dark ones. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(text, 'raw', { border: quietZone, ecc: 'medium' })
  const runs = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`]
    }),
  )
  return { size: rows.length, path: runs.join('') }
}
