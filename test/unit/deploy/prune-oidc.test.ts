import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pruneOidc, unusedLines, unusedMethods } from '../../../deploy/prune-oidc.ts'
import { parse } from '../../architecture/syntax.ts'

const library = fileURLToPath(import.meta.resolve('oidc-client-ts'))
const whole = readFileSync(library, 'utf8')

function prune(code: string): string {
  const { transform } = pruneOidc()
  if (typeof transform !== 'object') throw new Error('The plugin is another one')
  const pruned = transform.handler.call({} as never, code, library) as { code: string }
  return pruned.code
}

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isTree(inner) ? inner[name] : undefined), tree)

/** `logger2`, `this._logger`, `Logger`, `new Logger("…")`. */
const isLogger = (tree: unknown): boolean =>
  ['logger2', 'Logger'].includes(String(at(tree, 'name'))) ||
  at(tree, 'property', 'name') === '_logger' ||
  (at(tree, 'type') === 'NewExpression' && at(tree, 'callee', 'name') === 'Logger')
const logs = ['debug', 'info', 'warn', 'error', 'create', 'createStatic']
const callOf = (tree: unknown): string | undefined =>
  at(tree, 'type') === 'CallExpression' && isLogger(at(tree, 'callee', 'object'))
    ? String(at(tree, 'callee', 'property', 'name'))
    : undefined

/** Whether a statement does nothing but write a log, or prepare for it. */
function isLog(tree: Tree): boolean {
  const { expression } = tree
  if (logs.includes(callOf(expression) ?? '')) return true
  if (at(expression, 'type') === 'AssignmentExpression' && isLogger(at(expression, 'left'))) return true
  return tree['type'] === 'VariableDeclaration' && at(tree, 'declarations', '0', 'id', 'name') === 'logger2'
}

/** A tree without logs and places; what a logger throws is thrown. */
function bare(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.filter((one) => !isTree(one) || !isLog(one)).map(bare)
  if (!isTree(tree)) return tree
  if (tree['type'] === 'ExpressionStatement' && callOf(tree['expression']) === 'throw') {
    return bare({ type: 'ThrowStatement', argument: at(tree, 'expression', 'arguments', '0') })
  }
  const members = Object.entries(tree).filter(([name]) => !['start', 'end', 'range', 'raw'].includes(name))
  return Object.fromEntries(members.map(([name, inner]) => [name, bare(inner)]))
}

/** Every method and every other statement of the library by its name, as what it does; the log's own left out. */
function parts(code: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const statement of (at(parse({ file: 'oidc.js', code }), 'body') ?? []) as Tree[]) {
    const { id, init } = (at(statement, 'declarations', '0') as Tree | undefined) ?? statement
    const name = String(at(id, 'name') ?? statement['type'])
    for (const member of (at(init, 'body', 'body') ?? [statement]) as Tree[]) {
      found.set(`${name}.${String(at(member, 'key', 'name') ?? '')}`, JSON.stringify(bare(member)))
    }
  }
  return found
}

const isOfLog = (name: string) => /^(?:Log|Logger|nopLogger|ExpressionStatement)\./.test(name)

test('of the protocol library nothing is taken but its log and what is named as unused', () => {
  const all = parts(unusedLines.reduce((code, line) => code.replace(line, ''), whole))
  const left = parts(prune(whole))
  const taken = Object.entries(unusedMethods).flatMap(([name, methods]) => methods.map((method) => `${name}.${method}`))
  const others = [...all].filter(([name]) => !isOfLog(name) && !taken.includes(name))
  expect(others.length).toBeGreaterThan(200)
  expect(others.filter(([name, does]) => left.get(name) !== does).map(([name]) => name)).toEqual([])
  expect([...left.keys()].filter((name) => taken.includes(name))).toEqual([])
})

test.each([
  ['a class', (code: string) => code.replace('var TokenClient = class', 'var TokenClient2 = class')],
  ['a method', (code: string) => code.replace('async exchangeCredentials(', 'async exchangePassword(')],
  ['a line', (code: string) => code.replace('new InMemoryWebStorage();', 'new MemoryWebStorage();')],
  ['the log', (code: string) => code.replace(/^Log\.reset\(\);$/m, 'Log.restart();')],
])('a protocol library of which %s has another name is refused', (_part, changed) => {
  expect(() => prune(changed(whole))).toThrow(/^oidc-client-ts is another one than prune-oidc.ts knows: it has no /)
})

test('a call of the log that is not known is refused, as its logger would be missing when it runs', () => {
  const changed = whole.replaceAll('logger2.debug(', 'logger2.trace(')

  expect(() => prune(changed)).toThrow('its log is still called in "logger2.trace(')
})
