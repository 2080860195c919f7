/** What a sender may set with a `style` attribute: looks and measures, nothing that moves, covers or loads. */
const properties = new Set(
  `color background background-color font font-family font-size font-style font-variant font-weight line-height
  letter-spacing word-spacing text-align text-decoration text-indent text-transform white-space vertical-align
  direction word-break overflow-wrap word-wrap width height min-width min-height max-width max-height box-sizing
  margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom
  padding-left border border-top border-right border-bottom border-left border-color border-style border-width
  border-top-color border-right-color border-bottom-color border-left-color border-top-style border-right-style
  border-bottom-style border-left-style border-top-width border-right-width border-bottom-width border-left-width
  border-radius border-collapse border-spacing display float clear list-style list-style-type table-layout
  caption-side empty-cells`.split(/\s+/),
)

const displays =
  /^(?:none|block|inline|inline-block|list-item|table|inline-table|table-(?:row|cell|row-group|header-group|footer-group|column|column-group|caption))$/
/** Words, numbers, colours, quoted names of fonts. No backslash, at-sign, bang or brace, and functions only of colour. */
const value = /^(?:[\w\s#%.,+/-]|"[\w\s-]*"|'[\w\s-]*'|(?<![\w-])(?:rgb|rgba|hsl|hsla)\([\d\s.,%/a-z]*\))*$/i
const maxCharacters = 4_000

/**
 * The declarations of a `style` attribute that are known to be harmless, written anew; empty where there are none. The
 * attribute is divided at every semicolon, so what a browser would read otherwise (in strings, comments or escapes) falls
 * to pieces that no rule here knows.
 */
export function safeStyle(style: string): string {
  return style
    .slice(0, maxCharacters)
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      const name = declaration.slice(0, colon).trim().toLowerCase()
      const content = declaration.slice(colon + 1).trim()
      const isSafe =
        colon > 0 && properties.has(name) && content !== '' && value.test(content) && !content.includes('//')
      return isSafe && (name !== 'display' || displays.test(content.toLowerCase())) ? [`${name}: ${content}`] : []
    })
    .join('; ')
}
