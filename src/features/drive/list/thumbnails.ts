import { queryOptions } from '@tanstack/react-query'
import { readRange } from '#google/drive/content.ts'
import type { DriveFile } from '#google/drive/files.ts'
import { pacedSend } from '#google/paced-send.ts'
import type { Send } from '#google/send.ts'

/** Larger pictures are not read for the sake of a small one. */
const maxBytes = 3_000_000
/** For a tile on a screen with two pixels for each of ours. */
const widthPx = 400

const drawable = /^image\/(png|jpeg|gif|webp|avif|bmp)$/

const paced = new WeakMap<Send, Send>()
/** What is seen last is read first, and whoever scrolls on is not waited for. */
function pacedFor(send: Send): Send {
  const way = paced.get(send) ?? pacedSend(send, { atOnce: 4 })
  paced.set(send, way)
  return way
}

/**
 * A small picture of a picture, drawn from the file itself: Google's own thumbnails may not be shown by other pages, and
 * the policy lets no stranger's picture in. Null for files that have none, or are too large to be read for it.
 */
export function thumbnailQuery(send: Send, { id, mimeType, size = 0, version }: DriveFile) {
  return queryOptions({
    queryKey: ['drive', 'thumbnail', { id, version, size, mimeType }],
    queryFn: async ({ signal }) => {
      const bytes = await readRange(pacedFor(send), id, { start: 0, end: size }, signal)
      return smaller(new Blob([bytes], { type: mimeType }))
    },
    enabled: drawable.test(mimeType) && size > 0 && size <= maxBytes && typeof createImageBitmap === 'function',
    staleTime: Infinity,
    gcTime: 5 * 60_000,
    retry: false,
  })
}

/** Null where the bytes are no picture. */
async function smaller(blob: Blob): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(blob, { resizeWidth: widthPx, resizeQuality: 'medium' })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
  } catch {
    return null
  }
}
