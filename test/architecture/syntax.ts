import { parseSync } from 'vite'

/** A node of the syntax tree (ESTree with TypeScript and JSX), as far as the rules look at it. */
export interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

export interface Source {
  /** Path relative to `src`, with `/`. */
  file: string
  code: string
}

/** Nodes that TypeScript puts around an expression; every other `TS...` node is a type and disappears. */
const expressionWrappers = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]

/** @throws Error when the code cannot be parsed: nothing is judged on half a tree */
export function parse({ file, code }: Source): Node {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`)
  return program as unknown as Node
}

/** The nodes right below a node, types left out. */
export function childrenOf(node: Node): Node[] {
  const members = expressionWrappers.includes(node.type) ? [node['expression']] : Object.values(node)
  return members.flat().filter(isNode).filter(isValue)
}

/** All nodes of a tree, types left out, each with those above it, nearest first. */
export function* walk(node: Node, above: readonly Node[] = []): Generator<{ node: Node; above: readonly Node[] }> {
  yield { node, above }
  for (const child of childrenOf(node)) yield* walk(child, [node, ...above])
}

/** All nodes of a tree, types too. */
export function* walkAll(node: Node): Generator<Node> {
  yield node
  for (const child of Object.values(node).flat().filter(isNode)) yield* walkAll(child)
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const isValue = ({ type }: Node) => !type.startsWith('TS') || expressionWrappers.includes(type)
