import { lazy, useState, type ComponentType } from 'react'
import { loadTexts, type OwnTexts, type Texts } from '#i18n/i18n.ts'

const failed = new Set<() => void>()

/** Parts whose code did not come are asked for again when they are next shown. */
export function forgetFailedLoads(): void {
  for (const startAnew of failed) startAnew()
  failed.clear()
}

/**
 * A part of the app whose code and texts are loaded when it is first shown. What did not come stays failed until the
 * `ErrorBoundary` above has said so, and is asked for again after that.
 * @param texts of features, beside those of all pages
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...texts: readonly (Texts | OwnTexts)[]
): ComponentType<P> {
  // React keeps a failed load for ever, so another try needs another component.
  const make = () =>
    lazy(async () => {
      try {
        const [part] = await Promise.all([load(), loadTexts('pages', ...texts)])
        return { default: part }
      } catch (error) {
        failed.add(() => (Latest = make()))
        throw error
      }
    })
  let Latest = make()
  return function Part(props: P) {
    const [Current] = useState(() => Latest)
    return <Current {...props} />
  }
}
