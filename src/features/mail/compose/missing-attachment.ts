/** Words by which people say that a file comes with their mail. */
const mentions = /\b(?:attach(?:ed|ment|ments|ing)?|enclosed|enclosure)\b|첨부|동봉|添付|同封/i

/** Whether a text speaks of a file, what it quotes left out. */
export function mentionsAttachment(text: string, subject: string): boolean {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .split(/\n-{2,} ?Forwarded message/)[0]
  return mentions.test(`${subject.replace(/^(?:re|fwd?)\s*:.*/i, '')}\n${own}`)
}
