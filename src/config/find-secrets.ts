const maxDepth = 20

/**
 * Finds secrets by name and by value wherever they stand, so that none is ever published with the page. A sentence
 * per place; a secret is not repeated in it. What is nested deeper than 20 levels is refused unread.
 */
export function findSecrets(value: unknown, at: string, depth = 0): string[] {
  if (typeof value === 'string') {
    return isClientSecret(value) ? [`${at}: is a client secret; a page cannot keep one`] : []
  }
  if (typeof value !== 'object' || value === null) return []
  if (depth > maxDepth) return [`${at}: is nested too deeply`]
  return Object.entries(value).flatMap(([name, inner]) => {
    if (isClientSecret(name)) return [`${at}: has a client secret as a name; a page cannot keep one`]
    return [
      ...(/secret|password|private_?key/i.test(name) ? [`${at}.${name}: a page cannot keep a secret; remove it`] : []),
      ...findSecrets(inner, `${at}.${name}`, depth + 1),
    ]
  })
}

/** Google's client secrets start like this since 2021. */
const isClientSecret = (text: string) => text.includes('GOCSPX-')
