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

/** Any one of these allows changing labels of messages, and trashing them. */
export const changeMailScopes: readonly string[] = [`${googleScopeBase}gmail.modify`, full]

/** Any one of these allows making and changing labels. */
export const changeLabelsScopes: readonly string[] = [...changeMailScopes, `${googleScopeBase}gmail.labels`]

/** Any one of these allows keeping drafts. */
export const draftScopes: readonly string[] = [...changeMailScopes, `${googleScopeBase}gmail.compose`]

/** Any one of these allows sending. */
export const sendScopes: readonly string[] = [...draftScopes, `${googleScopeBase}gmail.send`]
