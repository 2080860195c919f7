import type { Plugin } from 'vite'

/**
 * lucide-react draws an icon by way of a context, class names and sizes that nobody here asks for, and each icon brings
 * names and keys for that. What is shipped draws the same lines in an element of the same attributes: 1.5 kB gzip less.
 */
export function plainIcons(): Plugin {
  return {
    name: 'pixy:plain-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /lucide-react\/dist\/esm\/(?:createLucideIcon|icons\/[\w-]+)\.mjs$/ },
      handler: (code, id) => ({
        code: id.includes('/icons/') ? linesOf(code) : createPlainIcon,
        map: null,
      }),
    },
  }
}

function linesOf(code: string): string {
  // A file without is another name of an icon. One that keeps its lines otherwise would fail in the browser only.
  if (code.includes('createLucideIcon(') && !/^ {2}node: \[/m.test(code)) {
    throw new Error('lucide-react is another one than plain-icons.ts knows: an icon has no lines')
  }
  return code
    .replaceAll(/,\s*key: "[^"]*"/g, '')
    .replaceAll(/^ {2}(?:name|size|aliases): .*,?\n/gm, '')
    .replace('__iconData.node;\n', '')
}

const createPlainIcon = `
import { createElement } from 'react'
const look = {
  'aria-hidden': true,
  xmlns: 'http://www.w3.org/2000/svg',
  width: 24,
  height: 24,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
}
export default ({ node }) => (props) =>
  createElement('svg', { ...look, ...props }, ...node.map((line) => createElement(...line)))
`
