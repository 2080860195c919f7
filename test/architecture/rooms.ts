import { posix } from 'node:path'
import { parse, walkAll, type Node, type Source } from './syntax.ts'

/**
 * Which rooms a room may import. Default deny: a room without a row is an error. `room/file` is one file of a room,
 * `later room` a room that may only be loaded by a dynamic import.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  config: [],
  paths: [],
  trace: [],
  i18n: [],
  ui: ['i18n'],
  vault: ['config', 'trace', 'later mock'],
  auth: ['config', 'trace', 'vault/protocol.ts', 'vault/worker.ts?worker&url'],
  google: ['config'],
  doctor: ['paths', 'i18n', 'ui', 'auth', 'google'],
  'features/*': ['paths', 'i18n', 'ui', 'auth', 'google', 'config', 'doctor'],
  'features/inspector': ['paths', 'i18n', 'ui', 'auth', 'google', 'config', 'doctor', 'trace', 'mock/faults.ts'],
  mock: ['config'],
  app: ['config', 'paths', 'trace', 'i18n', 'ui', 'auth', 'google', 'doctor', 'features/*'],
  main: ['config', 'auth', 'app'],
}

/** `features/calendar` of `features/calendar/agenda.ts`, `vault` of `vault/oidc.ts`, `paths` of `paths.ts`. */
const roomOf = (file: string) => /^features\/[^/]+/.exec(file)?.[0] ?? file.split(/[/.]/)[0] ?? ''
const anyFeature = (room: string) => room.replace(/^features\/.*/, 'features/*')

/** One readable line for each import that a file may not have. */
export function illegalImports(source: Source): string[] {
  const { file } = source
  const from = roomOf(file)
  const allowed = table[from] ?? table[anyFeature(from)]
  if (!allowed) return [`${file}: the room "${from}" has no row in the import table`]
  return importsOf(parse(source)).flatMap(({ target, later }) => {
    if (!/^[#.]/.test(target)) return []
    const path = target.startsWith('#') ? target.slice(1) : posix.join(posix.dirname(file), target)
    const to = roomOf(path)
    if (target.startsWith('.') && to !== from) return [`${file}: leaves its room by a relative path (${target})`]
    if (target.startsWith('#') && to === from) return [`${file}: names its own room (${target}); say ./`]
    const isAllowed =
      to === from ||
      allowed.includes(anyFeature(to)) ||
      allowed.includes(path) ||
      (later && allowed.includes(`later ${to}`))
    return isAllowed ? [] : [`${file}: ${from} may not import ${path}${later ? ' later' : ''}`]
  })
}

const drawn = (file: string) => /^(app|auth|doctor|features|i18n|ui)\/.*\.tsx$/.test(file)

/** Packages that one file alone may import, or some rooms. A rule in a `.ts` file never knows React. */
const owners: ReadonlyMap<string, (file: string) => boolean> = new Map([
  ['oidc-client-ts', (file) => file === 'vault/oidc.ts'],
  ['jose', (file) => file.startsWith('vault/')],
  ['react', drawn],
  ['react-dom', drawn],
  ['@lingui/core', (file) => file.startsWith('i18n/')],
  ['@lingui/react', (file) => file.startsWith('i18n/')],
  ['@tanstack/react-query', (file) => /^(app|features)\//.test(file)],
])

/** One readable line for each package that is imported where it does not belong. */
export function misplacedPackages(source: Source): string[] {
  return importsOf(parse(source)).flatMap(({ target }) => {
    const name = /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? ''
    return owners.get(name)?.(source.file) === false ? [`${source.file}: ${target} does not belong here`] : []
  })
}

interface Import {
  target: string
  later: boolean
}

/** Every import of a file: static, re-exported, dynamic, and of types. */
function importsOf(program: Node): Import[] {
  return [...walkAll(program)].flatMap((node): Import[] => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'TSImportType':
        return node['source'] ? [{ target: textOf(node['source']), later: false }] : []
      case 'ImportExpression':
        return [{ target: textOf(node['source']), later: true }]
      default:
        return []
    }
  })
}

/** An import of anything but a plain text cannot be judged, so it is reported as leaving for an unknown room. */
function textOf(source: unknown): string {
  const { value } = source as { value?: unknown }
  return typeof value === 'string' ? value : '#?'
}
