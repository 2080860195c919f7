import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import { base64 } from '#google/gmail/mime/base64.ts'
import { fileQuery } from './file-content.ts'
import type { MessageContent } from './message-content.ts'
import { rasterType } from './raster-image.ts'

const maxImages = 50
const maxBytes = 5_000_000

/**
 * Pictures that the HTML of a message shows, by content id, as they arrive: as `data:` addresses, of which nothing is
 * left when the mail is closed. What is no picture of pixels is not among them.
 */
export function useImageUrls(messageId: string, { html = '', images }: MessageContent): ReadonlyMap<string, string> {
  const { send } = useAuth()
  const shown = useMemo(
    () => [...images].filter(([id, { size }]) => html.includes(`cid:${id}`) && size <= maxBytes).slice(0, maxImages),
    [html, images],
  )
  const urls = useQueries({
    queries: shown.map(([, file]) => ({ ...fileQuery(send, messageId, file), select: dataUrl })),
    combine: dataOf,
  })
  return useMemo(
    () =>
      new Map(
        shown.flatMap(([id], index) => {
          const url = urls[index]
          return url ? [[id, url] as const] : []
        }),
      ),
    [shown, urls],
  )
}

const dataOf = (results: readonly { data: string | undefined }[]) => results.map(({ data }) => data)

function dataUrl(bytes: Uint8Array): string {
  const type = rasterType(bytes)
  return type ? `data:${type};base64,${base64(bytes)}` : ''
}
