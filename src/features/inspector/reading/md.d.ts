declare module '*.md' {
  /** A page, compiled at build time by `deploy/reading-pages.ts`. */
  export const page: import('./page-tree.ts').PageText
}
