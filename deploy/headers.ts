import type { Configuration } from '#config/configuration.ts'
import { contentSecurityPolicy, headerForm, mailFrames, pdfReaderPolicy, type Policy } from './policy.ts'

/** A response header as name and value. */
export type Header = readonly [name: string, value: string]

/** Powers that no page of ours uses. Only names that engines know: an unknown one is a warning in the console. */
const unusedPowers = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'hid',
  'midi',
  'display-capture',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'clipboard-read',
  'browsing-topics',
  'identity-credentials-get',
  'publickey-credentials-get',
  'xr-spatial-tracking',
  'screen-wake-lock',
]

/** Names carry a hash of the content: never asked for again. */
export const immutable: Header = ['Cache-Control', 'public, max-age=31536000, immutable']
/** Pages, `config.js`, `vault.js` and `pdf-reader.js` change under the same name: asked for each time, mostly answered with 304. */
export const revalidated: Header = ['Cache-Control', 'no-cache']

const policyHeader = (policy: Policy): Header => ['Content-Security-Policy', headerForm(policy)]
/** The policy of the app's own pages and scripts. */
export const appPolicy = (configuration: Configuration): Header => policyHeader(contentSecurityPolicy(configuration))
/** What has a policy of its own, by path below the base: the pages for HTML of mails, and the reader of PDFs. */
export const ownPolicies: readonly (readonly [path: string, header: Header])[] = Object.entries({
  ...mailFrames,
  'pdf-reader.js': pdfReaderPolicy,
}).map(([path, policy]) => [path, policyHeader(policy)])

/**
 * The headers of every answer, whatever the path, apart from the policy. `preload` is left to who owns the whole
 * domain. Who may frame a page is said by its policy; where none is sent (on the page for unknown addresses) the older
 * header refuses other sites.
 */
export function commonHeaders(configuration: Configuration): readonly Header[] {
  const framed =
    configuration.features.includes('mail') ||
    configuration.providers.some((one) => one.silentFrame || one.kind === 'demo')
  return [
    ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', framed ? 'SAMEORIGIN' : 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['Permissions-Policy', unusedPowers.map((power) => `${power}=()`).join(', ')],
  ]
}

/** The manner of several hosts: a list of objects. */
export const keysAndValues = (headers: readonly Header[]) => headers.map(([key, value]) => ({ key, value }))
