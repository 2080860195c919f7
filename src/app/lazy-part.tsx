import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadPageTexts } from '#i18n/i18n.ts'

/** A part of the app whose code and texts are loaded when it is first shown. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadPageTexts()])
    return { default: part }
  })
}
