declare module '*.po' {
  /** Messages of one catalogue, compiled at build time. */
  export const messages: import('@lingui/core').Messages
}
