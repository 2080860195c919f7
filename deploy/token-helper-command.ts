import { join } from 'node:path'
import { build } from 'vite'

/** What each edge wants: our entry, and the file's place in the deployer's project, which at some is its address. */
const edges: Readonly<Record<string, { entry: string; file: string }>> = {
  'cloudflare-pages': { entry: 'cloudflare-pages', file: 'functions/token.js' },
  'cloudflare-worker': { entry: 'cloudflare-worker', file: 'token-helper.js' },
  netlify: { entry: 'netlify-edge', file: 'netlify/edge-functions/token.js' },
  vercel: { entry: 'vercel', file: 'api/token.mjs' },
  deno: { entry: 'deno', file: 'token-helper.js' },
  node: { entry: 'node', file: 'token-helper.mjs' },
}

/**
 * `npm run token-helper -- edge [folder]`: writes the token helper for one edge as one file that needs nothing else.
 * @returns the exit code
 */
export async function run([edge = '', folder = '.']: readonly string[]): Promise<number> {
  const chosen = Object.hasOwn(edges, edge) ? edges[edge] : undefined
  if (!chosen) {
    process.stderr.write(`usage: npm run token-helper -- ${Object.keys(edges).join('|')} [folder]\n`)
    return 1
  }
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: `deploy/token-helper/entries/${chosen.entry}.ts`,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      // To be read before it is trusted with a secret.
      minify: false,
      rolldownOptions: { output: { entryFileNames: chosen.file } },
    },
  })
  process.stdout.write(`The token helper is in ${join(folder, chosen.file)}\n`)
  return 0
}
