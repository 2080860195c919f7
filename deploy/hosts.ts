import type { Configuration } from '#config/configuration.ts'
import { apache } from './hosts/apache.ts'
import { azure } from './hosts/azure.ts'
import { caddy } from './hosts/caddy.ts'
import { cloudFront, s3Upload } from './hosts/cloudfront.ts'
import { firebase } from './hosts/firebase.ts'
import { headersFile, redirectsFile } from './hosts/headers-file.ts'
import { nginx } from './hosts/nginx.ts'
import { vercel } from './hosts/vercel.ts'
import { assetsIgnored, workers } from './hosts/workers.ts'

/**
 * The files of every host, by their place in the build; the same headers, from the same source. What a host looks for
 * among the files that it serves stands there, what it is handed in another way stands in `hosts/`.
 */
export function hostFiles(configuration: Configuration): Readonly<Record<string, string>> {
  return {
    _headers: headersFile(configuration),
    _redirects: redirectsFile(configuration),
    '.htaccess': apache(configuration),
    // GitHub Pages would leave out files whose names begin with `_`.
    '.nojekyll': '',
    '.assetsignore': assetsIgnored,
    'staticwebapp.config.json': json(azure(configuration)),
    'hosts/vercel.json': json(vercel(configuration)),
    'hosts/firebase.json': json(firebase(configuration)),
    'hosts/wrangler.jsonc': json(workers()),
    'hosts/cloudfront.json': json(cloudFront(configuration)),
    'hosts/s3-upload.sh': s3Upload(configuration),
    'hosts/nginx.conf': nginx(configuration),
    'hosts/Caddyfile': caddy(configuration),
  }
}

const json = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`
