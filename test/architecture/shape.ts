import { basename, dirname } from 'node:path/posix'
import { parse, type Node, type Source } from './syntax.ts'

const maxLines = 400
const drawers = /(^|[/.-])(utils?|common|misc)([/.]|$)|(^|\/)(helpers?|hooks?|types|shared|constants)([/.]|$)/

/** One readable line for each rule of shape that a file breaks. */
export function misshapen(source: Source): string[] {
  const { file, code } = source
  const lines = code.split('\n').length - 1
  const body = parse(source)['body'] as Node[]
  const isDeclaration = file.endsWith('.d.ts')
  const broken = {
    [`has ${lines} lines, at most ${maxLines} are allowed`]: lines > maxLines,
    'is a barrel: import the file that has it': /^index\.tsx?$/.test(basename(file)),
    'is named after a kind of code, not after its subject': drawers.test(file),
    'has a default export': !isDeclaration && body.some(({ type }) => type === 'ExportDefaultDeclaration'),
    'hands on what another file has': body.some((node) => node.type.startsWith('Export') && Boolean(node['source'])),
    'is not kebab-case.ts, or PascalCase.tsx for a component': !isDeclaration && !hasGoodName(file),
    'holds a note to do something later': /\b(TODO|FIXME|XXX|HACK)\b/.test(code),
    'switches a check off': /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable|prettier-ignore/.test(code),
  }
  return Object.entries(broken)
    .filter(([, isBroken]) => isBroken)
    .map(([reason]) => `${file}: ${reason}`)
}

/** A `.tsx` file that is no component, such as the bridge of a room to React, has a kebab-case name too. */
function hasGoodName(file: string): boolean {
  const name = basename(file).replace(/\.test(?=\.tsx?$)/, '')
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*\.(tsx?|mjs)$/.test(name)
  const folders = dirname(file) === '.' || /^[a-z0-9]+([-/][a-z0-9]+)*$/.test(dirname(file))
  return folders && (isKebab || /^[A-Z][A-Za-z0-9]*\.tsx$/.test(name))
}
