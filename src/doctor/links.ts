import { paths } from '#paths.ts'

const cloud = 'https://console.cloud.google.com'
const help = 'https://support.google.com'
const docs = 'https://developers.google.com'

/** Where a cure is carried out or read about: Google's own pages, and two of ours. No other address is ever shown. */
export const links = {
  'new-project': `${cloud}/projectcreate`,
  clients: `${cloud}/auth/clients`,
  audience: `${cloud}/auth/audience`,
  'data-access': `${cloud}/auth/scopes`,
  'api-library': `${cloud}/apis/library`,
  quotas: `${cloud}/iam-admin/quotas`,
  'client-help': `${help}/cloud/answer/15549257`,
  'unverified-help': `${help}/cloud/answer/7454865`,
  'sign-in-errors': `${help}/accounts/answer/16668185`,
  'admin-help': `${help}/a/answer/7281227`,
  'session-length': `${help}/a/answer/9368756`,
  'connection-help': `${help}/chrome/answer/6098869`,
  'cookie-help': `${help}/chrome/answer/95647`,
  'popup-help': `${help}/chrome/answer/95472`,
  'uri-rules': `${docs}/identity/protocols/oauth2/web-server#uri-validation`,
  expiry: `${docs}/identity/protocols/oauth2#expiration`,
  granular: `${docs}/identity/protocols/oauth2/resources/granular-permissions`,
  scopes: `${docs}/identity/protocols/oauth2/scopes`,
  'browser-only': `${docs}/identity/protocols/oauth2/javascript-implicit-flow`,
  'api-errors': `${docs}/workspace/calendar/api/guides/errors`,
  connections: 'https://myaccount.google.com/connections',
  status: 'https://www.google.com/appsstatus/dashboard/',
  setup: paths.setup(),
  flow: paths.flow(),
} as const

export type LinkName = keyof typeof links
