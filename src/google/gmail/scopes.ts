import { googleScopeBase } from '#config/google-defaults.ts'

const full = 'https://mail.google.com/'

/** Any one of these allows reading messages, threads and history. */
export const readMailScopes: readonly string[] = [
  `${googleScopeBase}gmail.modify`,
  `${googleScopeBase}gmail.readonly`,
  full,
]

/** Any one of these allows reading the labels. */
export const readLabelsScopes: readonly string[] = [...readMailScopes, `${googleScopeBase}gmail.labels`]
