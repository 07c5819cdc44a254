/** An image of a note, from the device's own store, for as long as it is on the screen. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export type LoadImage = (
  hash: string,
) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | undefined>

/** Pictures made of pixels; others can hold code or point elsewhere. */
const shown = /^image\/(?:png|jpeg|webp|gif|avif)$/

export function StoredImage({ hash, alt, load }: { hash: string; alt: string; load: LoadImage | undefined }) {
  const { t } = useTranslation()
  const url = useImageUrl(hash, load)
  if (url === undefined) return <span className="image-space" role="img" aria-label={alt} data-content />
  if (url === 'missing')
    return (
      <span className="image-missing">
        {t('markdown.imageMissing')} <span data-content>{alt}</span>
      </span>
    )
  return <img src={url} alt={alt} data-content />
}

/** One that is missing is looked for again: another device sends the text first, and then the images. */
const againMs = 2_000

function useImageUrl(hash: string, load: LoadImage | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (image: Awaited<ReturnType<LoadImage>>) => {
      if (isGone) return
      if (!image) timer = setTimeout(look, againMs)
      if (!image || !shown.test(image.type)) return setUrl('missing')
      made = URL.createObjectURL(new Blob([image.bytes], { type: image.type }))
      setUrl(made)
    }
    const look = () => {
      const asked = load?.(hash) ?? Promise.resolve(undefined)
      asked.then(show, () => show(undefined))
    }
    look()
    return () => {
      isGone = true
      clearTimeout(timer)
      if (made) URL.revokeObjectURL(made)
    }
  }, [hash, load])
  return url
}
