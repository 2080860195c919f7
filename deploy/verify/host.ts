import { headerOf, type Answer } from './answer.ts'

/** A host, as far as its answers tell, and where it is told about headers and addresses. */
export interface Host {
  name: string
  /** A sentence: what to do there about headers. */
  headers: string
  /** A sentence: what to do there about which page answers which address. */
  addresses: string
}

const sentBy = (pattern: RegExp) => (answer: Answer) => pattern.test(headerOf(answer, 'server') ?? '')
const sends = (name: string) => (answer: Answer) => answer.headers.has(name)

/** Each with its page below docs/hosts. The first that fits: a CDN in front of another host hides that one. */
const known: readonly (readonly [isIt: (answer: Answer) => boolean, name: string, cure: string, page: string])[] = [
  [sends('x-nf-request-id'), 'Netlify', 'put the build’s FILE at the top of what you deploy', 'netlify'],
  [sends('x-vercel-id'), 'Vercel', 'copy the build’s hosts/vercel.json into the folder that you deploy', 'vercel'],
  [sends('x-amz-cf-id'), 'CloudFront', 'deploy the stack of the build’s hosts/cloudfront.json anew', 's3-cloudfront'],
  [sends('x-azure-ref'), 'Azure', 'put the build’s staticwebapp.config.json at the top of what you deploy', 'azure'],
  [sentBy(/^GitHub\.com/), 'GitHub Pages', 'take another host: this one is for the demo only', 'github-pages'],
  [sends('cf-ray'), 'Cloudflare', 'put the build’s FILE at the top of what you deploy', 'cloudflare-pages'],
  [sentBy(/^(?:nginx|openresty)/i), 'nginx', 'include the build’s hosts/nginx.conf and reload nginx', 'nginx'],
  [sentBy(/^Apache/i), 'Apache', 'copy the build’s .htaccess along, with AllowOverride FileInfo', 'apache'],
  [sentBy(/^Caddy/i), 'Caddy', 'take the build’s hosts/Caddyfile and reload Caddy', 'caddy'],
]

/** Which host sent an answer. */
export function hostOf(answer: Answer): Host {
  const found = known.find(([isIt]) => isIt(answer))
  const [, name, cure, page] = found ?? [
    undefined,
    'unknown',
    'give your host the file that the build has for it',
    'README',
  ]
  const sentence = (file: string) => {
    const clause = `${cure.replace('FILE', file)} (docs/hosts/${page}.md).`
    return clause.charAt(0).toUpperCase() + clause.slice(1)
  }
  return { name, headers: sentence('_headers'), addresses: sentence('_redirects') }
}
