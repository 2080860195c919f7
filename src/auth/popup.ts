/** A window that a click has opened, empty so far. */
export interface Popup {
  /** On to the provider. Somebody may have closed it meanwhile: then nothing happens. */
  go: (url: string) => void
  close: () => void
}

const widthPx = 520
const heightPx = 680

/**
 * Opens a window for an answer of the provider. It has to be opened in the turn of a click, before anything is waited
 * for: later, browsers take it for an advertisement. Whether it was closed again is not to be known once it was at the
 * provider, whose opener policy may cut the tie; its answer comes by way of the vault.
 * @returns `blocked` where the browser opens none; undefined where nobody would come back from it
 */
export function openPopup(): Popup | 'blocked' | undefined {
  // An app on the home screen of iOS shows another site in a browser of its own.
  if ('standalone' in navigator && navigator.standalone === true) return undefined
  const left = Math.max(0, Math.round(screenX + (outerWidth - widthPx) / 2))
  const top = Math.max(0, Math.round(screenY + (outerHeight - heightPx) / 2))
  const popup = open('', '', `popup,width=${widthPx},height=${heightPx},left=${left},top=${top}`)
  if (!popup || popup.closed) return 'blocked'
  // The provider gets no hold on this page (RFC 9700 §4.17).
  popup.opener = null
  return {
    go: (url) => {
      if (!popup.closed) popup.location.replace(url)
    },
    close: () => popup.close(),
  }
}
