import { existsSync, readFileSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { HtmlTagDescriptor, Plugin, ResolvedConfig } from 'vite'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { configure } from './configure.ts'
import { developmentPolicy, headerForm, mailFrames } from './policy.ts'
import { resolvePresets } from './presets.ts'
import { readSource } from './source.ts'
import { generatorMeta, nameOfSources } from './sources.ts'

const moduleName = 'pixy:config'
const demoSource = 'src/mock/page/index.html'
const demoPage = 'demo/index.html'

/** The deployer's `public/config.json`; without one the site offers the demo and nothing else. */
function sourceBelow(root: string): unknown {
  const path = resolve(root, 'public/config.json')
  return existsSync(path) ? readSource(path) : {}
}

/** The same as page and vault know it. @throws Error with sentences that say what is wrong with its presets */
function resolvedBelow(root: string): unknown {
  const resolved = resolvePresets(sourceBelow(root))
  if (!resolved.ok) throw new Error(['public/config.json cannot be used:', ...resolved.problems].join('\n  '))
  return resolved.source
}

/** The base that the development server lives under, so that it is the one of the deployment. */
export function baseOf(root: string): string {
  const source = sourceBelow(root)
  const base = typeof source === 'object' && source !== null && 'base' in source ? source.base : undefined
  return typeof base === 'string' && base.startsWith('/') && base.endsWith('/') ? base : '/'
}

/**
 * Serves the configuration as the module `pixy:config`. The build leaves the import outside of every chunk and points
 * it at the one unhashed `config.js`, so that page and vault share it and a finished build can be configured again.
 */
export function configurationModule(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'pixy:configuration-module',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved
    },
    resolveId(id) {
      if (id !== moduleName) return undefined
      return config.command === 'build' ? { id: moduleName, external: true } : `\0${moduleName}`
    },
    load(id) {
      if (id !== `\0${moduleName}`) return undefined
      return `export default ${JSON.stringify(resolvedBelow(config.root))}`
    },
    configureServer(server) {
      const path = resolve(config.root, 'public/config.json')
      server.watcher.on('all', (_event, changed) => {
        if (changed === path) void server.restart()
      })
    },
    renderChunk(code, { fileName }) {
      if (!code.includes(moduleName)) return undefined
      const place = fileName.includes('/') ? '../config.js' : './config.js'
      return { code: code.replaceAll(/(["'])pixy:config\1/g, `"${place}"`), map: null }
    },
  }
}

/**
 * Ends the build: the built-in provider's page moves to `demo/`, the pages get the elements that only a built page
 * has, and `configure` does for `public/config.json` what `npm run configure` does for any other.
 */
export function deployment(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'pixy:deployment',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({ html: withPolicy(html), tags: [preload] }),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[demoSource]
        if (page?.type !== 'asset') return
        this.emitFile({ type: 'asset', fileName: demoPage, source: page.source })
        delete bundle[demoSource]
      },
    },
    writeBundle: {
      order: 'post',
      handler() {
        const dist = resolve(config.root, config.build.outDir)
        rmSync(resolve(dist, 'config.json'), { force: true })
        const done = configure(dist, sourceBelow(config.root))
        if (!done.ok) throw new Error(['public/config.json cannot be used:', ...done.problems].join('\n  '))
        for (const warning of done.warnings) config.logger.warn(`public/config.json: ${warning}`)
        config.logger.info(`configured ${relative(config.root, dist)} for ${done.base}`)
      },
    },
  }
}

/** The policy stands before all that loads anything; only the charset, which must be near the start, is before it. */
const withPolicy = (html: string) =>
  html.replace(
    /<meta charset[^>]*>/,
    `$&\n    <meta http-equiv="Content-Security-Policy" content="" />\n    ${generatorMeta(nameOfSources())}`,
  )

const preload: HtmlTagDescriptor = {
  tag: 'link',
  attrs: { rel: 'modulepreload', crossorigin: true, href: './config.js' },
  injectTo: 'head',
}

/** Development server: nearly the policy of production, so that a forgotten endpoint is noticed early. */
export function policyInDevelopment(root: string): Plugin {
  return {
    name: 'pixy:policy',
    apply: 'serve',
    config() {
      const parsed = parseConfiguration(resolvedBelow(root), 'http://localhost')
      if (!parsed.ok) return undefined
      return { server: { headers: { 'Content-Security-Policy': headerForm(developmentPolicy(parsed.configuration)) } } }
    },
  }
}

/** Development server: the pages for HTML of mails have their own policy, as in production. */
export function mailFramesInDevelopment(root: string): Plugin {
  return {
    name: 'pixy:mail-frames',
    apply: 'serve',
    configureServer({ config, middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://development')
        const name = pathname.slice(config.base.length)
        const policy = mailFrames[name]
        if (!policy || !pathname.startsWith(config.base)) {
          next()
          return
        }
        response.setHeader('Content-Security-Policy', headerForm(policy))
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end(readFileSync(resolve(root, 'public', name)))
      })
    },
  }
}

/** Development server: below `demo/` the built-in provider's page answers, as `_redirects` has it in production. */
export function demoInDevelopment(): Plugin {
  return {
    name: 'pixy:demo-page',
    apply: 'serve',
    configureServer({ config, middlewares }) {
      middlewares.use((request, _response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://development')
        const isPage = request.headers['sec-fetch-dest'] === 'document' || request.headers.accept?.includes('text/html')
        if (isPage && pathname.startsWith(`${config.base}demo/`)) request.url = `${config.base}${demoSource}`
        next()
      })
    },
  }
}
