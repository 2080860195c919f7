import { childrenOf, parse, walk, type Node, type Source } from './syntax.ts'

/** A use of something that the file does not declare, as a dotted name: `fetch`, `location.assign`, `Date.now`. */
export interface GlobalUse {
  name: string
  line: number
  /** `new` in front of it, with so many arguments. */
  constructed?: { argumentCount: number }
  assigned: boolean
}

const scopeTypes =
  /^(Program|BlockStatement|StaticBlock|For(In|Of)?Statement|CatchClause|SwitchStatement|Function|ArrowFunction|Class)/
const globalObjects = /^(globalThis|window|self|document\.defaultView)\./

/** Finds what a file takes from the global scope. Comments, strings, types and names of members do not count. */
export function globalUses(source: Source): GlobalUse[] {
  const uses: GlobalUse[] = []
  for (const { node, above } of walk(parse(source))) {
    if (node.type !== 'Identifier' || !isReference(node, above) || isDeclared(String(node['name']), above)) continue
    uses.push(describe(node, above, source.code))
  }
  return uses
}

function describe(node: Node, above: readonly Node[], code: string): GlobalUse {
  let name = String(node['name'])
  let whole = node
  let rest = above
  for (;;) {
    const [parent, ...further] = rest
    if (parent?.type === 'ChainExpression') {
      rest = further
      continue
    }
    const member = parent?.type === 'MemberExpression' && parent['object'] === whole ? memberName(parent) : undefined
    if (parent === undefined || member === undefined) break
    name += `.${member}`
    whole = parent
    rest = further
  }
  const [parent] = rest
  const constructed =
    parent?.type === 'NewExpression' && parent['callee'] === whole
      ? { constructed: { argumentCount: (parent['arguments'] as unknown[]).length } }
      : {}
  const assigned = parent?.type === 'AssignmentExpression' && parent['left'] === whole
  return {
    name: name.replace(globalObjects, '').replace(/^document\.location/, 'location'),
    line: code.slice(0, node.start).split('\n').length,
    assigned,
    ...constructed,
  }
}

function memberName(node: Node): string | undefined {
  const property = node['property'] as Node
  if (!node['computed']) return String(property['name'])
  return property.type === 'Literal' ? String(property['value']) : undefined
}

/** Whether an identifier stands for a value, and is not the name of a member, a label, or of what it declares. */
function isReference(node: Node, [parent]: readonly Node[]): boolean {
  if (!parent) return false
  switch (parent.type) {
    case 'MemberExpression':
      return parent['object'] === node || Boolean(parent['computed'])
    case 'Property':
      return parent['value'] === node || Boolean(parent['computed'])
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent['key'] !== node || Boolean(parent['computed'])
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ExportSpecifier':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return false
    default:
      return true
  }
}

function isDeclared(name: string, above: readonly Node[]): boolean {
  return above.some((node) => scopeTypes.test(node.type) && declarations(node).has(name))
}

const remembered = new WeakMap<Node, ReadonlySet<string>>()

/** The names that a scope declares, its own parameters and name included. */
function declarations(scope: Node): ReadonlySet<string> {
  const known = remembered.get(scope)
  if (known) return known
  const names = new Set<string>()
  const own = [scope['id'], scope['param'], scope['params']].flat().filter(Boolean) as Node[]
  for (const pattern of own) bind(pattern, names)
  for (const child of childrenOf(scope)) declare(child, names)
  remembered.set(scope, names)
  return names
}

function declare(node: Node, names: Set<string>): void {
  if (node.type === 'VariableDeclaration') {
    for (const declarator of node['declarations'] as Node[]) bind(declarator['id'] as Node, names)
  } else if (node.type === 'ImportDeclaration') {
    for (const specifier of node['specifiers'] as Node[]) bind(specifier['local'] as Node, names)
  } else if (/^(Function|Class)Declaration$/.test(node.type)) {
    if (node['id']) bind(node['id'] as Node, names)
  } else if (/^Export(Named|Default)Declaration$/.test(node.type)) {
    if (node['declaration']) declare(node['declaration'] as Node, names)
  } else if (node.type === 'SwitchCase') {
    for (const child of childrenOf(node)) declare(child, names)
  }
}

/** The names in a pattern: `a`, `{ b: [c] = d }`, `...e`. */
function bind(pattern: Node, names: Set<string>): void {
  if (pattern.type === 'Identifier') names.add(String(pattern['name']))
  else if (pattern.type === 'Property') bind(pattern['value'] as Node, names)
  else if (pattern.type === 'AssignmentPattern') bind(pattern['left'] as Node, names)
  else if (/^(ObjectPattern|ArrayPattern|RestElement|FormalParameter)/.test(pattern.type)) {
    for (const child of childrenOf(pattern)) bind(child, names)
  }
}
