const blocks =
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/
/** The address of a link is written out where it is short enough to be read. */
const maxAddressCharacters = 100

/** The words of a document that was made harmless, laid out by its blocks, with quotes marked as in plain mail. */
export function textOf(root: Node): string {
  let text = ''
  let depth = 0
  const line = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n'
  }
  const add = (words: string) => {
    if (depth > 0 && (text === '' || text.endsWith('\n'))) text += `${'>'.repeat(depth)} `
    text += text === '' || /\s$/.test(text) ? words.replace(/^ /, '') : words
  }
  // A walk with a stack of its own: mail may be nested deeper than calls can be.
  const stack: { node: Node; leaving: boolean }[] = [{ node: root, leaving: false }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, leaving } = next
    const name = node.nodeName.toLowerCase()
    if (node.nodeType === 3) {
      if (!leaving) add((node.nodeValue ?? '').replaceAll(/[ \t\r\n]+/g, ' '))
      continue
    }
    const isBlock = blocks.test(name)
    if (leaving) {
      if (name === 'a') addAddress(node as Element)
      if (name === 'td' || name === 'th') text += ' '
      if (isBlock) line()
      if (name === 'p' && text.trim() !== '') text += '\n'
      if (name === 'blockquote') depth -= 1
      continue
    }
    if (isBlock) line()
    if (name === 'br') text += '\n'
    if (name === 'li') add('• ')
    if (name === 'img') add(imageText(node as Element))
    if (name === 'blockquote') depth += 1
    stack.push({ node, leaving: true })
    for (let child = node.lastChild; child; child = child.previousSibling) stack.push({ node: child, leaving: false })
  }
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

  function addAddress(link: Element): void {
    const href = link.getAttribute('href') ?? ''
    const words = link.textContent ?? ''
    const isSaid = words.trim() === '' || href.includes(words.trim()) || words.includes(href.replace(/\/$/, ''))
    if (href !== '' && href.length <= maxAddressCharacters && !isSaid) add(` <${href}>`)
  }
}

const imageText = (image: Element) => {
  const alt = image.getAttribute('alt')?.trim() ?? ''
  return alt === '' ? '' : `[${alt.slice(0, 200)}]`
}
