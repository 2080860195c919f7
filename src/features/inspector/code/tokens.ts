/** Pieces of a text for machines, each with its kind, in order: joined they are the text. */
export interface Token {
  kind: 'plain' | 'mark' | 'keyword' | 'name' | 'text' | 'number' | 'hidden'
  text: string
}

type Rule = readonly [kind: Token['kind'], pattern: RegExp]

/** Cuts a text by rules that are tried in order at each place; what none of them takes is plain. */
function cut(text: string, rules: readonly Rule[]): Token[] {
  const tokens: Token[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') tokens.push({ kind: 'plain', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length;) {
    const found = rules.map(([kind, pattern]) => ({ kind, text: matchAt(pattern, text, at) })).find((one) => one.text)
    if (found) {
      flush()
      tokens.push(found)
      at += found.text.length
    } else {
      plain += text[at]
      at += 1
    }
  }
  flush()
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  const sticky = new RegExp(pattern, 'y')
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? ''
}

const placeholder: Rule = ['hidden', /<[\w.-]+>/]

const json: readonly Rule[] = [
  ['hidden', /"<[\w.-]+>"/],
  ['name', /"(?:[^"\\\n]|\\.)*"(?=\s*:)/],
  ['text', /"(?:[^"\\\n]|\\.)*"/],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/],
  ['keyword', /true|false|null/],
  ['mark', /[{}[\],:]/],
]

/** A JSON text, also one that is cut off or broken. */
export const jsonTokens = (text: string) => cut(text, json)

const parameters: readonly Rule[] = [
  placeholder,
  ['mark', /[?&=#]/],
  ['name', /(?<=[?&]|^)[^=&#<]+(?==)/],
  ['text', /[^?&=#<]+/],
]

/** `name=value&…`: a query or the body of a form. */
export const formTokens = (text: string) => cut(text, parameters)

/** An address: origin and path, then its parameters. */
export function urlTokens(url: string): Token[] {
  const [, origin = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(url) ?? []
  return [
    ...(origin === '' ? [] : [{ kind: 'plain' as const, text: origin }]),
    ...(path === '' ? [] : [{ kind: 'keyword' as const, text: path }]),
    ...formTokens(query),
  ]
}

/** A message of HTTP: first line, headers, and a body that is a form or JSON. */
export function httpTokens(text: string): Token[] {
  const [head = '', ...rest] = text.split('\n\n')
  const body = rest.join('\n\n')
  const [first = '', ...headers] = head.split('\n')
  return [
    ...firstLine(first),
    ...headers.flatMap((line) => [{ kind: 'plain' as const, text: '\n' }, ...headerLine(line)]),
    ...(rest.length > 0 ? [{ kind: 'plain' as const, text: '\n\n' }] : []),
    ...(/^\s*[[{]/.test(body) ? jsonTokens(body) : formTokens(body)),
  ].filter((token) => token.text !== '')
}

function firstLine(line: string): Token[] {
  const [, method = '', target = '', version = ''] = /^([A-Z]+ )(\S+)(.*)$/.exec(line) ?? []
  if (method === '') {
    return cut(line, [
      ['number', /\b[1-5]\d\d\b/],
      ['mark', /HTTP\/[\d.]+/],
    ])
  }
  return [{ kind: 'keyword', text: method }, ...urlTokens(target), { kind: 'mark', text: version }]
}

function headerLine(line: string): Token[] {
  const [, name = '', mark = '', value = line] = /^([\w-]+)(: ?)(.*)$/s.exec(line) ?? []
  return [{ kind: 'name', text: name }, { kind: 'mark', text: mark }, ...cut(value, [placeholder])]
}
