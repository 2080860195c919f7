// @vitest-environment jsdom
import createPurifier from 'dompurify'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSanitizer, type SanitizeOptions } from '#features/mail/content/sanitizer.ts'
import { parse, wrongs } from './mail-invariants.ts'
import { remoteLoads, trickyMarkup } from './mail-vectors.ts'
import { purifierFixtures } from './purifier-fixtures.ts'

const sanitizer = createSanitizer(createPurifier())
const closed: SanitizeOptions = { images: new Map(), remoteImages: false }
const open: SanitizeOptions = { images: new Map(), remoteImages: true }

const aimed = (html: string) => html.replaceAll('%u', 'https://tracker.example/x').replaceAll('%h', 'tracker.example')

test.each(remoteLoads)('a mail that loads: %s', (_, html) => {
  const { html: clean } = sanitizer.sanitize(aimed(html), closed)
  expect(wrongs(clean)).toEqual([])
})

test.each(remoteLoads)('a mail that loads, images allowed: %s', (_, html) => {
  const { html: clean } = sanitizer.sanitize(aimed(html), open)
  expect(wrongs(clean, open)).toEqual([])
  const sources = [...parse(clean).querySelectorAll('[src]')].map(({ localName }) => localName)
  expect(new Set([...sources, 'img'])).toEqual(new Set(['img']))
})

test.each(trickyMarkup)('tricky markup: %s', (_, html) => {
  const { html: clean } = sanitizer.sanitize(html, closed)
  expect(wrongs(clean)).toEqual([])
  expect(clean).not.toMatch(/<[^>]*\bran\(/)
})

test.each(purifierFixtures)('a payload of DOMPurify: %s', (_, html) => {
  for (const options of [closed, open]) expect(wrongs(sanitizer.sanitize(html, options).html, options)).toEqual([])
  expect(sanitizer.text(html)).toBeTypeOf('string')
})

test('DOMPurify has all of its payloads here', () => {
  expect(purifierFixtures.length).toBeGreaterThan(180)
})

const tags =
  'a,b,body,div,img,p,table,td,svg,math,style,script,iframe,object,embed,form,input,button,label,fieldset,li,dd,h1,pre,video,audio,source,template,noscript,title,textarea,select,option,link,meta,base,frameset,image,use,animate,set,foreignObject,mtext,mglyph,annotation-xml,marquee,details,dialog,plaintext,xmp,listing,x-evil'.split(
    ',',
  )
const names =
  'href,src,srcset,style,background,poster,action,formaction,data,code,xlink:href,xml:base,ping,onload,onerror,onclick,onfocus,onbegin,id,name,class,is,slot,part,http-equiv,content,srcdoc,attributeName,values,to,from,manifest,profile,cite,longdesc,usemap,dynsrc,lowsrc,target,rel,autofocus,tabindex,contenteditable,itemid,nonce,integrity,data-quote,aria-owns'.split(
    ',',
  )
const schemes =
  'https://tracker.example/,http://tracker.example/,//tracker.example/,javascript:ran(),vbscript:ran(),data:text/html\\,ran(),data:image/svg+xml\\,<svg onload=ran()>,blob:x,file:///x,cid:x,intent://x,mailto:a@b.example?bcc=c,tel:1,url(https://tracker.example),expression(ran()),position:fixed'
    .split(/(?<!\\),/)
    .map((scheme) => scheme.replaceAll('\\,', ','))
/** Ways of writing the same value. */
const encodings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => [...value].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
  (value) => [...value].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)}`).join(''),
  (value) => `\x01 \t${value}`,
  (value) => value.replace(/(?<=^.{2})/, '\t'),
  (value) => value.replace(/(?<=^.{2})/, '\n'),
  (value) => value.replace(/(?<=^.{2})/, '\0'),
  (value) => value.replace(/(?<=^.{2})/, '\u200b'),
  (value) => value.replace(/(?<=^.{2})/, '/**/'),
  (value) => value.replace(/^./, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `),
  (value) => `x:${value};background:${value}`,
]
const quoting: readonly ((name: string, value: string) => string)[] = [
  (name, value) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  (name, value) => ` ${name}='${value.replaceAll("'", '&#39;')}'`,
  (name, value) => `/${name}=${value.replaceAll(/[\s>]/g, '')}`,
  (name, value) => ` ${name} = \`${value}\``,
]

const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T

/** Each piece is made harmless alone, since one could swallow the rest of a document; what came out is judged together. */
function expectHarmless(pieces: readonly string[]): void {
  const clean = pieces.map((html) => sanitizer.sanitize(html, closed).html)
  const found = wrongs(clean.map((html) => `<div>${html}</div>`).join(''))
  if (found.length > 0) {
    expect(pieces.filter((_, at) => wrongs(clean[at] ?? '').length > 0)).toEqual([])
    expect(found).toEqual([])
  }
}

test('every tag with every attribute', () => {
  for (const tag of tags) {
    expectHarmless(
      names.map((name, at) => {
        const written = pick(quoting, at * 3 + 1)(name, pick(encodings, at * 5)(pick(schemes, at * 7 + tag.length)))
        return `<${tag}${written}>x</${tag}>`
      }),
    )
  }
}, 120_000)

test('links and styles in every encoding', () => {
  const places = [
    ['a', 'href'],
    ['img', 'src'],
    ['p', 'style'],
  ] as const
  for (const scheme of schemes) {
    expectHarmless(
      encodings.flatMap((encode, at) =>
        places.map(([tag, name], index) => `<${tag}${pick(quoting, at + index)(name, encode(scheme))}>x</${tag}>`),
      ),
    )
  }
}, 120_000)

test('any soup of tags comes out harmless and stays as it is', () => {
  const piece = fc.oneof(
    fc.constantFrom(...tags).map((tag) => `<${tag}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    fc
      .tuple(fc.constantFrom(...tags), fc.constantFrom(...names), fc.constantFrom(...schemes))
      .map(([tag, name, scheme]) => `<${tag} ${name}="${scheme}">`),
    fc.constantFrom(
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '"',
      "'",
      '`',
      '<',
      '>',
      '&lt;',
      '&#0;',
      'text',
      '<?',
      '</',
      '<p title="</p>',
      '\0',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      expect(wrongs(sanitizer.sanitize(pieces.join(''), closed).html)).toEqual([])
    }),
    { numRuns: 100, endOnFailure: true, seed: 20_261_125 },
  )
}, 60_000)

test.each(
  'p button p,h1 label h1,a object a,li fieldset li,dd marquee dd,pre label p,table form table,td label td,nobr x b'
    .split(',')
    .map((nested) => [nested]),
)('contents that lose an element around them: %s', (nested) => {
  const html = nested
    .split(' ')
    .map((name) => `<${name} href="https://example.com/">`)
    .join('')
  const { html: clean } = sanitizer.sanitize(`${html}words</b> and <img src="https://tracker.example/">more`, closed)
  expect(wrongs(clean)).toEqual([])
  expect(parse(clean).body.textContent).toBe('words and more')
})

test('a thousand nested elements and a word of a megabyte', () => {
  expect(wrongs(sanitizer.sanitize('<div>'.repeat(1_000), closed).html)).toEqual([])
  expect(sanitizer.sanitize('x'.repeat(1_000_000), closed).html).toHaveLength(1_000_000)
  expect(sanitizer.text(`${'<blockquote>'.repeat(1_000)}deep`)).toContain('deep')
}, 60_000)

test('images of the mail are shown, those of others are counted', () => {
  const html =
    '<img src="cid:a@x" alt="A"><img src="CID:b%40x"><img src="https://tracker.example/1.gif"><img src="cid:unknown">'
  const images = new Map([
    ['a@x', 'blob:https://app.example/1'],
    ['b@x', 'blob:https://app.example/2'],
  ])
  const { html: clean, blockedImages } = sanitizer.sanitize(`<p><button><p>${html}`, { images, remoteImages: false })
  const sources = [...parse(clean).images].map((image) => image.getAttribute('src'))
  expect(sources).toEqual(['blob:https://app.example/1', 'blob:https://app.example/2', null, null])
  expect(blockedImages).toBe(1)
  expect(sanitizer.sanitize(html, { images, remoteImages: true }).html).toContain('https://tracker.example/1.gif')
})

test('a link whose text names another place carries its destination, and only ours', () => {
  const { html } = sanitizer.sanitize(
    '<a href="https://evil.example/x">https://bank.example</a><a href="https://bank.example/">bank.example</a><p data-destination="x">y',
    closed,
  )
  const [evil, honest] = parse(html).querySelectorAll('a')
  expect(evil?.getAttribute('data-destination')).toBe('evil.example')
  expect(honest?.hasAttribute('data-destination')).toBe(false)
  expect(parse(html).querySelector('p')?.hasAttribute('data-destination')).toBe(false)
})

test('looks that are harmless stay', () => {
  const html =
    '<table width="600" bgcolor="#ffffff" cellpadding="0" align="center"><tbody><tr><td style="color: rgb(1, 2, 3); padding: 8px">안녕</td></tr></tbody></table>'
  expect(sanitizer.sanitize(html, closed).html).toBe(html)
})

test('quoted parts are marked for folding', () => {
  const { html, quoted } = sanitizer.sanitize('<p>Hi</p><div class="gmail_quote"><p>Old</p></div>', closed)
  expect(quoted).toBe(true)
  expect(parse(html).querySelector('[data-quote]')?.textContent).toBe('Old')
})

test('the words of a page are read without what was never meant for eyes', () => {
  expect(
    sanitizer.text(
      '<html><head><title>T</title><style>p{}</style></head><body><h1>Hello</h1><p>one<br>two</p><ul><li>a<li>b</ul><a href="https://example.com/x">here</a><blockquote>old</blockquote><script>ran()</script><img alt="Logo" src="https://tracker.example">',
    ),
  ).toBe('Hello\none\ntwo\n\n• a\n• b\nhere <https://example.com/x>\n> old\n[Logo]')
})
