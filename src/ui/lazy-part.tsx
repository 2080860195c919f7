import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadTexts, type OwnTexts, type Texts } from '#i18n/i18n.ts'

/**
 * A part of the app whose code and texts are loaded when it is first shown.
 * @param texts of features, beside those of all pages
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...texts: readonly (Texts | OwnTexts)[]
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadTexts('pages', ...texts)])
    return { default: part }
  })
}
