import { lexer, type Token, type Tokens } from 'marked'
import type { Plugin } from 'vite'
import type { Block, Inline, PageText } from '#features/inspector/reading/page-tree.ts'

/** Compiles the Markdown of the inspector's pages as they are imported, so that no parser goes to the browser. */
export function readingPages(): Plugin {
  return {
    name: 'pixy:reading-pages',
    transform(source, id) {
      if (!/\/reading\/pages\/.*\.md$/.test(id)) return undefined
      return { code: `export const page = ${JSON.stringify(readingPage(source))}`, map: null }
    },
  }
}

/**
 * The tree of a page. Of Markdown it knows what the pages need; all else, HTML above all, is refused.
 * @throws Error that names what it does not know
 */
export function readingPage(markdown: string): PageText {
  const [lead, ...blocks] = lexer(markdown).flatMap(blockOf)
  if (lead?.kind !== 'paragraph') throw new Error('a page begins with a paragraph that says what it is about')
  return { lead: lead.parts, blocks, isPersonal: /\{\{[a-z]|\]\(step:/.test(markdown) }
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [headingOf(token as Tokens.Heading)]
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', parts: inlinesOf(token) }]
    case 'list': {
      const { ordered, start, items } = token as Tokens.List
      return [{ kind: 'list', ordered, start: start || 1, items: items.map((item) => item.tokens.flatMap(blockOf)) }]
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [{ kind: 'table', head: header.map(inlinesOf), rows: rows.map((row) => row.map(inlinesOf)) }]
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }]
    case 'blockquote':
      return [noteOf(token as Tokens.Blockquote)]
    default:
      throw new Error(`the pages know no ${token.type}: ${token.raw}`)
  }
}

/** `## Words {#id}`: the id is the same in every language, so that a link to it is too. */
function headingOf({ depth, text }: Tokens.Heading): Block {
  const [, words, id] = /^(.+?) \{#([a-z0-9-]+)\}$/.exec(text) ?? []
  if (words === undefined || id === undefined) throw new Error(`a heading needs an id: ${text}`)
  if (depth !== 2 && depth !== 3) throw new Error(`a heading of a page has level 2 or 3: ${text}`)
  return { kind: 'heading', level: depth, id, parts: [{ kind: 'text', text: words }] }
}

/** `> [!oidc google-code]` on a line of its own says for which kinds of connection the note is. */
function noteOf({ text }: Tokens.Blockquote): Block {
  const [, kinds] = /^\[!([a-z -]+)\]\n/.exec(text) ?? []
  const blocks = lexer(kinds === undefined ? text : text.slice(text.indexOf('\n') + 1)).flatMap(blockOf)
  return { kind: 'note', connections: kinds?.split(' ') ?? [], blocks }
}

function inlinesOf(token: Token | Tokens.TableCell): Inline[] {
  return ('tokens' in token ? (token.tokens ?? []) : []).flatMap(inlineOf)
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case 'text':
      return placeholdersIn((token as Tokens.Text).text)
    case 'escape':
      return [{ kind: 'text', text: (token as Tokens.Escape).text }]
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'strong':
      return [{ kind: 'strong', parts: inlinesOf(token) }]
    case 'em':
      return [{ kind: 'emphasis', parts: inlinesOf(token) }]
    case 'link':
      return [linkOf(token as Tokens.Link)]
    default:
      throw new Error(`the pages know no ${token.type}: ${token.raw}`)
  }
}

function linkOf(token: Tokens.Link): Inline {
  const [scheme = ''] = token.href.split(':', 1)
  return { kind: 'link', scheme, target: token.href.slice(scheme.length + 1), parts: inlinesOf(token) }
}

/** `{{redirectUri}}` is a live value; anything with a capital or a space in front is the name of a clause. */
function placeholdersIn(text: string): Inline[] {
  return text.split(/(\{\{[^{}]+\}\})/).flatMap((piece): Inline[] => {
    const [, name] = /^\{\{(.+)\}\}$/.exec(piece) ?? []
    if (name === undefined) return piece === '' ? [] : [{ kind: 'text', text: piece.replaceAll('\n', ' ') }]
    return [/^[a-z]\w*$/.test(name) ? { kind: 'live', name } : { kind: 'clause', name }]
  })
}
