import { googleScopeBase } from '#config/google-defaults.ts'

/** How much Google asks of an app that wants a scope: nothing, a verification, or a yearly assessment as well. */
export type ScopeClass = 'open' | 'sensitive' | 'restricted'

const open = ['openid', 'profile', 'email', 'drive.file', 'drive.appdata', 'drive.install', 'gmail.labels']
const restricted =
  /^(https:\/\/mail\.google\.com\/|gmail\.(readonly|metadata|modify|compose|insert|settings\..*)|drive(\..*)?)$/

/** @see https://support.google.com/cloud/answer/13464325 */
export function scopeClass(scope: string): ScopeClass {
  const name = scope.startsWith(googleScopeBase) ? scope.slice(googleScopeBase.length) : scope
  if (open.includes(name)) return 'open'
  return restricted.test(name) ? 'restricted' : 'sensitive'
}
