import { isGoogle, ownProvider } from '#config/own-client.ts'
import type { Configuration, Provider } from '#config/configuration.ts'

/** A Content-Security-Policy: directive names to their sources, in the order they are written. */
export type Policy = Readonly<Record<string, readonly string[]>>

/**
 * Named Trusted Types policies of the page: `vault` (src/auth) makes the one script address a vault may start from;
 * with files or mail, `pdf-reader` (src/ui/pdf) that of the worker that reads PDFs; with mail, `dompurify` parses what
 * strangers wrote and `mail` puts what is left of it into a frame.
 */
const trustedTypes = (looks: boolean, mail: boolean) => [
  'vault',
  ...(looks ? ['pdf-reader'] : []),
  ...(mail ? ['mail', 'dompurify'] : []),
]

/**
 * Hash of the style element that react-aria's `usePreventScroll` inserts on iOS, the only inline style there is.
 * test/unit/deploy/policy.test.ts computes it anew from the installed version.
 */
export const preventScrollStyle = "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='"

/** Directives that a `<meta>` element cannot carry (CSP Level 3 §3.3). */
const headerOnly = ['frame-ancestors', 'report-uri', 'report-to', 'sandbox']

/**
 * The pages in which HTML of mails is shown, and their policies: nothing runs, and nothing is loaded but pictures: those
 * of the mail itself, or, on the page that is shown when the person asks for it, those of any server. The pages carry
 * the same in a `<meta>` element, for hosts without headers.
 */
export const mailFrames: Readonly<Record<string, Policy>> = {
  'mail-frame.html': mailFramePolicy('data:', 'blob:'),
  'mail-frame-images.html': mailFramePolicy('https:', 'data:', 'blob:'),
}

/** The worker that reads a stranger's PDF: it loads the code of the library, and asks nobody for anything. */
export const pdfReaderPolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
}

function mailFramePolicy(...images: readonly string[]): Policy {
  return {
    'default-src': ["'none'"],
    'style-src': ["'unsafe-inline'"],
    'img-src': images,
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'self'"],
    sandbox: ['allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'],
    'require-trusted-types-for': ["'script'"],
  }
}

/**
 * Derives the policy of page and vault from a configuration; pure, no look at the network.
 *
 * - `connect-src` holds what the vault asks (the page itself asks nobody), and no `'self'`: scripts are no connections.
 * - `worker-src` names the vault's script and its one import exactly, and the reader of PDFs where files are looked
 *   at, which also refuses every service worker. The origin
 *   is not known at build time, so the host is `*:*`; a worker's script is same-origin by the HTML standard anyway. The
 *   scheme is written out, and `http` means `https` too: WebKit matches no host that begins with `*` without one.
 * - A dynamic import inside the vault is asked against `script-src` of the header on the vault's script.
 * - No `upgrade-insecure-requests`: no source is `http:` unless it is on loopback, where upgrading would break it.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(configuration: Configuration): Policy {
  const { base } = configuration
  const mail = configuration.features.includes('mail')
  const looks = mail || configuration.features.includes('drive')
  const configured = configuration.providers.filter((provider) => provider.kind !== 'demo')
  // Whatever the client id that somebody will keep in their browser, the endpoints are these.
  const own = ownProvider(configuration, '000000.apps.googleusercontent.com')
  const real = own ? [...configured, own] : configured
  const framed = real.filter((provider) => provider.silentFrame)
  // The built-in provider lives on our own origin, and one lesson renews in a hidden frame of it.
  const framesItself = framed.length > 0 || configured.length < configuration.providers.length
  const connections = real.length === 0 ? [] : [...real.flatMap(endpoints), ...Object.values(configuration.apis)]
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", preventScrollStyle],
    'img-src': ["'self'", 'data:', 'blob:', ...(real.some(isGoogle) ? ['https://lh3.googleusercontent.com'] : [])],
    // Films and sounds that are in memory, in the quick look of files.
    'media-src': ['blob:'],
    'connect-src': orNone(connections.map(source)),
    'frame-src': orNone([...(mail || framesItself ? ["'self'"] : []), ...framed.map(authorizeOrigin)]),
    'worker-src': ['vault.js', 'config.js', ...(looks ? ['pdf-reader.js'] : [])].map(
      (name) => `http://*:*${base}${name}`,
    ),
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': [framesItself ? "'self'" : "'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': trustedTypes(looks, mail),
  }
}

/** The same for the development server, as far as its hot reloading allows: inline scripts and styles, its socket. */
export function developmentPolicy(configuration: Configuration): Policy {
  const {
    'require-trusted-types-for': _enforcement,
    'trusted-types': _names,
    'connect-src': connections = [],
    ...policy
  } = contentSecurityPolicy(configuration)
  return {
    ...policy,
    'script-src': ["'self'", "'unsafe-inline'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", 'ws:', ...connections.filter((one) => one !== "'none'")],
    'worker-src': ["'self'"],
  }
}

/** The value of the `Content-Security-Policy` header. */
export const headerForm = (policy: Policy) => write(Object.entries(policy))

/** The value for `<meta http-equiv>`: the same without what only a header can say. */
export const metaForm = (policy: Policy) => write(Object.entries(policy).filter(([name]) => !headerOnly.includes(name)))

const write = (entries: [string, readonly string[]][]) =>
  entries.map(([name, sources]) => [name, ...sources].join(' ')).join('; ')

/**
 * The addresses the vault asks of a provider. While its endpoints are not all known, discovery may name any below the
 * issuer's origin, and the vault refuses every other unless the configuration names it.
 */
function endpoints({ kind, issuer, metadata, apiToken }: Provider): string[] {
  const asked = [
    kind === 'google-direct' ? undefined : metadata.token_endpoint,
    metadata.jwks_uri,
    metadata.userinfo_endpoint,
    metadata.revocation_endpoint,
    apiToken?.url,
  ].filter((url) => url !== undefined)
  const tokenEndpointKnown = kind === 'google-direct' || metadata.token_endpoint
  const known = metadata.authorization_endpoint && tokenEndpointKnown && metadata.jwks_uri
  return known ? asked : [new URL('/', issuer).href, ...asked.filter((url) => !sameOrigin(url, issuer))]
}

const sameOrigin = (a: string, b: string) => new URL(a).origin === new URL(b).origin

const authorizeOrigin = ({ issuer, metadata }: Provider) => new URL(metadata.authorization_endpoint ?? issuer).origin

/** A URL as a source expression: no query, and what ends a source, or means something in a host's file, escaped. */
function source(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replaceAll(/[;,'$]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

const orNone = (sources: string[]) => (sources.length === 0 ? ["'none'"] : [...new Set(sources)])
