import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { chunkGroups } from './deploy/chunk-groups.ts'
import { missingPreloads } from './deploy/missing-preloads.ts'
import { pdfCmaps } from './deploy/pdf-cmaps.ts'
import { plainIcons } from './deploy/plain-icons.ts'
import { pruneOidc } from './deploy/prune-oidc.ts'
import { pruneRouter } from './deploy/prune-router.ts'
import { readingPages } from './deploy/reading-pages.ts'
import { trustedAnnouncer } from './deploy/trusted-announcer.ts'
import {
  baseOf,
  configurationModule,
  demoInDevelopment,
  deployment,
  mailFramesInDevelopment,
  policyInDevelopment,
} from './deploy/vite-plugin.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** react-router exports only the build with warnings for developers; what is shipped takes the other one. */
const withoutWarnings = [
  { find: /^react-router$/, replacement: here('node_modules/react-router/dist/production/index.mjs') },
  { find: /^react-router\/dom$/, replacement: here('node_modules/react-router/dist/production/dom-export.mjs') },
]

/** The calendar's grid works with the Temporal that the page has; see the file. */
const temporalOfThePage = {
  find: /^temporal-polyfill\/fns\/(?:Instant|PlainDateTime|ZonedDateTime)$/,
  replacement: here('src/features/calendar/temporal-functions.ts'),
}

/** No test waits for time to pass; a busy machine is given this long before a test counts as one that hangs. */
const hangsAfterMs = 30_000
/** And so long to come to what is looked for again and again. */
const comesWithin = { poll: { timeout: 10_000 } }

export default defineConfig(({ command }) => ({
  plugins: [
    configurationModule(),
    deployment(),
    demoInDevelopment(),
    mailFramesInDevelopment(here('.')),
    policyInDevelopment(here('.')),
    { ...optimizeLocales.vite({ locales: ['en-US', 'ko-KR', 'ja-JP'] }), enforce: 'pre' },
    react(),
    trustedAnnouncer(),
    missingPreloads(),
    plainIcons(),
    pruneOidc(),
    pruneRouter(),
    pdfCmaps(),
    readingPages(),
    lingui({ configPath: here('deploy/lingui-config.ts'), failOnCompileError: true, failOnMissing: true }),
  ],
  resolve: { alias: command === 'build' ? [...withoutWarnings, temporalOfThePage] : [] },
  base: command === 'build' ? './' : baseOf(here('.')),
  // All of the source is looked through at start: a dependency found later would reload the page under somebody's hands.
  optimizeDeps: {
    entries: ['index.html', 'src/**/*.{ts,tsx,html}'],
    rolldownOptions: { plugins: [trustedAnnouncer()] },
  },
  worker: {
    format: 'es',
    plugins: () => [configurationModule(), pruneOidc()],
    rolldownOptions: {
      output: {
        // Not hashed, so that the policy can name them.
        entryFileNames: ({ name }) => (name === 'pdf-reader' ? 'pdf-reader.js' : 'vault.js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        comments: false,
      },
    },
  },
  build: {
    target: 'es2023',
    rolldownOptions: {
      input: [here('index.html'), here('src/mock/page/index.html')],
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
  test: {
    // A test waits for browsers and timers more than it computes: as many at once as there are processors.
    maxWorkers: '100%',
    // Pruned in tests as in the build.
    server: { deps: { inline: ['oidc-client-ts'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Cheaper to begin than processes, and there are many files.
          pool: 'threads',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          expect: comesWithin,
          testTimeout: hangsAfterMs,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'jsdom',
          include: ['test/integration/**/*.test.{ts,tsx}'],
          expect: comesWithin,
          setupFiles: [here('test/integration/setup.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'hostile',
          environment: 'node',
          include: ['test/hostile/**/*.test.{ts,tsx}'],
          expect: comesWithin,
          testTimeout: hangsAfterMs,
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          environment: 'node',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: hangsAfterMs,
        },
      },
      {
        extends: true,
        test: {
          name: 'budgets',
          environment: 'node',
          include: ['test/budgets/**/*.test.ts'],
          expect: comesWithin,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          environment: 'node',
          include: ['test/hosts/**/*.test.ts'],
          expect: comesWithin,
          testTimeout: 120_000,
          hookTimeout: 360_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          environment: 'node',
          include: ['test/engines/**/*.test.ts'],
          // Each look is a trip through a driver and two browser processes, which have better things to do.
          expect: { poll: { timeout: 20_000, interval: 100 } },
          testTimeout: 120_000,
          hookTimeout: 360_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          environment: 'node',
          include: ['test/bench/**/*.test.ts'],
          fileParallelism: false,
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // Whatever a test changes, it has of its own; so the files of a process share what they load, and a browser.
          isolate: false,
          expect: comesWithin,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}))
