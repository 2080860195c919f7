/**
 * `wrangler.jsonc` for Cloudflare Workers without a Worker: files alone, with `_headers` and `_redirects` as on Pages.
 * An unknown address gets `404.html` and not the app, or an old page would take HTML for a script that is gone.
 * @see https://developers.cloudflare.com/workers/static-assets/
 */
export function workers(): object {
  return {
    $schema: 'https://unpkg.com/wrangler/config-schema.json',
    name: 'pixy',
    compatibility_date: '2026-11-01',
    // Seen from this file.
    assets: { directory: '..', html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
  }
}

/** `.assetsignore`: what Cloudflare need not keep. It compresses by itself. */
export const assetsIgnored = ['hosts', '.htaccess', '.nojekyll', '*.br', '*.gz', ''].join('\n')
