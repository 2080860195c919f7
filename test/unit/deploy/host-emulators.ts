import { headersFor, parseHeaders } from '../../../deploy/static-host.ts'
import { jsonOf, vercelRoutes, type Files } from './host-files.ts'

/** Header names, in lower case, to values: what a host would send. */
export type Sent = Readonly<Record<string, string>>
interface Rule {
  source: string
  headers: { key: string; value: string }[]
}

const lower = (pairs: Iterable<readonly [string, string]>): Sent =>
  Object.fromEntries([...pairs].map(([name, value]) => [name.toLowerCase(), value]))

/**
 * The matching rules of each host, as small as their documentation allows: which headers an address is answered with.
 * nginx, Caddy and Apache are not played but run, in test/hosts.
 * @see ../../../deploy/hosts for the pages they follow
 */
export const hosts: Readonly<Record<string, (files: Files, pathname: string) => Sent>> = {
  'Netlify and Cloudflare (Pages, Workers assets)': (files, pathname) =>
    lower(headersFor(parseHeaders(files['_headers'] ?? ''), pathname)),

  Vercel: (files, pathname) => {
    const matching = vercelRoutes(files).headers.filter(({ src }) => new RegExp(src).test(pathname))
    const pairs = matching.flatMap(({ headers }) => Object.entries(headers))
    if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error('two rules set the same header')
    return lower(pairs)
  },

  Firebase: (files, pathname) => {
    const { hosting } = jsonOf(files, 'hosts/firebase.json') as { hosting: { headers: Rule[] } }
    const matching = hosting.headers.filter(({ source }) => pathname.startsWith(source.replace(/\*\*$/, '')))
    return lower(matching.flatMap((rule) => rule.headers.map(({ key, value }) => [key, value] as const)))
  },

  Azure: (files, pathname) => {
    const { globalHeaders, routes } = jsonOf(files, 'staticwebapp.config.json') as {
      globalHeaders: Record<string, string>
      routes: { route: string; headers?: Record<string, string> }[]
    }
    const route = routes.find((rule) => pathname.startsWith(rule.route.replace(/\*$/, '')))
    return lower(Object.entries({ ...globalHeaders, ...route?.headers }))
  },

  CloudFront: (files, pathname) => {
    const { Resources } = jsonOf(files, 'hosts/cloudfront.json') as CloudFormation
    const { DefaultCacheBehavior, CacheBehaviors } = Resources.Distribution.Properties.DistributionConfig
    const { ResponseHeadersPolicyId } =
      CacheBehaviors.find(({ PathPattern }) => PathPattern === pathname) ?? DefaultCacheBehavior
    const { SecurityHeadersConfig: own, CustomHeadersConfig } =
      Resources[ResponseHeadersPolicyId.Ref]?.Properties.ResponseHeadersPolicyConfig ??
      missing(ResponseHeadersPolicyId.Ref)
    const { AccessControlMaxAgeSec: age, IncludeSubdomains } = own.StrictTransportSecurity
    return lower([
      ['Content-Security-Policy', own.ContentSecurityPolicy.ContentSecurityPolicy],
      ['Strict-Transport-Security', `max-age=${age}${IncludeSubdomains ? '; includeSubDomains' : ''}`],
      ['Referrer-Policy', own.ReferrerPolicy.ReferrerPolicy],
      ['X-Content-Type-Options', own.ContentTypeOptions.Override ? 'nosniff' : ''],
      ['X-Frame-Options', own.FrameOptions.FrameOption],
      ...CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value] as const),
      ['Cache-Control', lifetimeOfUpload(files, pathname)],
    ])
  },
}

function missing(what: string): never {
  throw new Error(`${what} is missing`)
}

/** The part of a CloudFormation template that decides on headers. */
interface CloudFormation {
  Resources: {
    Distribution: {
      Properties: {
        DistributionConfig: {
          DefaultCacheBehavior: Behavior
          CacheBehaviors: (Behavior & { PathPattern: string })[]
        }
      }
    }
  } & Record<string, { Properties: { ResponseHeadersPolicyConfig: HeadersPolicy } }>
}
interface Behavior {
  ResponseHeadersPolicyId: { Ref: string }
}
interface HeadersPolicy {
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: string }
    StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean }
    ReferrerPolicy: { ReferrerPolicy: string }
    ContentTypeOptions: { Override: boolean }
    FrameOptions: { FrameOption: string }
  }
  CustomHeadersConfig: { Items: { Header: string; Value: string }[] }
}

/** What the script that fills the bucket says of a file. */
function lifetimeOfUpload(files: Files, pathname: string): string {
  const [ofAssets = '', ofRest = ''] = [
    ...(files['hosts/s3-upload.sh'] ?? '').matchAll(/--cache-control '([^']*)'/g),
  ].map(([, lifetime]) => lifetime)
  return pathname.includes('/assets/') ? ofAssets : ofRest
}
