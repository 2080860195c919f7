import { paths } from '#paths.ts'

/** First segments of the app's own routes, e.g. `calendar`. The built-in provider's page, below `demo/`, is none. */
export const routes: readonly string[] = Object.values(paths)
  .map((path) => path().slice(1))
  .filter((route) => route !== '')
