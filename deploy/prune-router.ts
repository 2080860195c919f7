import type { Plugin } from 'vite'

/**
 * react-router declares its components by calls that a bundler must take for effects (`forwardRef`, `createContext`,
 * `X.displayName = …`), so parts that nobody imports, such as `Form` and `Scripts`, would be shipped: 3 kB gzip.
 * Marking the calls as pure lets the bundler see that they are not needed.
 */
export function pruneRouter(): Plugin {
  return {
    name: 'pixy:prune-router',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /react-router\/dist\// },
      handler: (code) => ({
        code: code
          .replace(/^\w+\.displayName = .*;$/gm, '')
          .replace(/= (React\d*\.(?:forwardRef|memo|createContext)\()/g, '= /* @__PURE__ */ $1'),
        map: null,
      }),
    },
  }
}
