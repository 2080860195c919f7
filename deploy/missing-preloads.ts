import type { Plugin, Rolldown } from 'vite'

/**
 * A part that is loaded later brings along a list of the files it imports, so that they are fetched at once and not one
 * after the other. Vite lists all of them; here those are left out that are there already wherever the part is wanted.
 */
export function missingPreloads(): Plugin {
  let present: ReadonlyMap<string, ReadonlySet<string>>
  return {
    name: 'pixy:missing-preloads',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_part, files, { hostId, hostType }) =>
            hostType === 'js' ? files.filter((file) => !present.get(hostId)?.has(file)) : files,
        },
      },
    }),
    generateBundle(_options, bundle) {
      present = presentAt(Object.values(bundle).filter((file) => file.type === 'chunk'))
    },
  }
}

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'isEntry' | 'imports' | 'dynamicImports'>

/** What has been fetched when a file runs: its imports, and what was there on every way that leads to it. */
export function presentAt(chunks: readonly Chunk[]): Map<string, Set<string>> {
  const chunkOf = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    if (!found.has(name)) {
      found.add(name)
      chunkOf.get(name)?.imports.forEach((next) => withImports(next, found))
    }
    return found
  }
  const whoLoads = (name: string) =>
    chunks.filter((chunk) => chunk.imports.includes(name) || chunk.dynamicImports.includes(name))

  const everything = new Set(chunkOf.keys())
  const present = new Map(chunks.map(({ fileName }) => [fileName, everything]))
  for (let changed = true; changed;) {
    changed = false
    for (const { fileName, isEntry } of chunks) {
      const before = isEntry ? [] : whoLoads(fileName).map((loader) => present.get(loader.fileName) ?? everything)
      const [first = new Set<string>(), ...others] = before
      const onEveryWay = [...first].filter((file) => others.every((way) => way.has(file)))
      const now = new Set([...withImports(fileName), ...onEveryWay])
      if (now.size !== present.get(fileName)?.size) changed = true
      present.set(fileName, now)
    }
  }
  return present
}
