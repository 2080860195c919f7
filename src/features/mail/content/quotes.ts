/** A stretch of a text: what the sender wrote now, what they answer to, or how they sign. */
export interface TextBlock {
  kind: 'text' | 'quote' | 'signature'
  text: string
}

/** Lines in which programs say whom they quote, in English, Korean and Japanese. */
const attributions: readonly RegExp[] = [
  /^On\b.{5,300}\b(?:wrote|writes):$/,
  /^.{5,300}(?:님이|이|가)? ?(?:작성|쓴 글|님의 말)\s?:$/,
  /^\d{4}년 .{5,300}(?:작성|씀|말)\s?:$/,
  /^\d{4}年\d{1,2}月\d{1,2}日.{0,200}[:：]$/,
  /^\d{4}\/\d{1,2}\/\d{1,2}.{0,200}(?:wrote|さんは書きました|のメール)?[:：]$/,
  /^.{1,200}(?:さんは書きました|さんが書きました|のメッセージ)[:：]$/,
  /^(?:>\s*)?-{2,} ?(?:Original Message|원본 메시지|원본 메일|元のメッセージ|Original-Nachricht) ?-{2,}$/i,
]

/** The block of headers that Outlook puts above what it quotes, without marking the rest. */
const outlookFrom = /^(?:From|보낸 사람|보낸사람|差出人|送信元)\s?[:：]/
const outlookSent = /^(?:Sent|Date|보낸 날짜|날짜|送信日時|日時)\s?[:：]/

/** Nothing that was forwarded is folded: it is what the message is for. */
const forwarded = /^-{2,} ?(?:Forwarded message|전달된 메시지|転送メッセージ|Forwarded by)/i

/**
 * Divides a text, in its order: each run of quoted lines with the line that introduces it, the signature, and the
 * rest. Blank lines at the seams belong to nobody.
 */
export function divideText(text: string): TextBlock[] {
  const lines = text.split('\n')
  const blocks: { kind: TextBlock['kind']; lines: string[] }[] = []
  const put = (kind: TextBlock['kind'], taken: readonly string[]) => {
    const last = blocks.at(-1)
    if (last?.kind === kind) last.lines.push(...taken)
    else blocks.push({ kind, lines: [...taken] })
  }
  let at = 0
  let signed = false
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (forwarded.test(line)) {
      put('text', lines.slice(at))
      break
    }
    const tail = beginsUnmarkedQuote(lines, at)
    const introduced = tail ? 0 : attributionAt(lines, at)
    if (tail) {
      put('quote', lines.slice(at))
      break
    }
    if (introduced > 0 || isMarked(line)) {
      const end = endOfMarked(lines, at + introduced)
      put('quote', lines.slice(at, end))
      at = end
      signed = false
      continue
    }
    signed ||= line === '-- ' || line === '--'
    put(signed ? 'signature' : 'text', [line])
    at += 1
  }
  return blocks
    .map(({ kind, lines: own }) => ({
      kind,
      text: own
        .join('\n')
        .replace(/^\s*\n/, '')
        .trimEnd(),
    }))
    .filter(({ text: own }) => own !== '')
}

const isMarked = (line: string) => /^ ?[>＞]/.test(line)

/** How many lines an introduction takes, where a marked quote follows it; programs wrap it after 70 characters or so. */
function attributionAt(lines: readonly string[], at: number): number {
  for (let count = 1; count <= 3; count += 1) {
    const whole = lines
      .slice(at, at + count)
      .join(' ')
      .trim()
    if (whole === '' || lines[at + count - 1]?.trim() === '') return 0
    if (!attributions.some((pattern) => pattern.test(whole))) continue
    const after = lines.slice(at + count).findIndex((line) => line.trim() !== '')
    return after >= 0 && isMarked(lines[at + count + after] ?? '') ? count + after : 0
  }
  return 0
}

/** Whether everything from here on is quoted though nothing marks it, as Outlook does. */
function beginsUnmarkedQuote(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? ''
  if (/^-{2,} ?(?:Original Message|원본 메시지|원본 메일|元のメッセージ) ?-{2,}$/i.test(line)) return true
  const first = /^_{10,}$/.test(line) ? at + 1 : at
  const next = lines.slice(first, first + 4).map((one) => one.trim().replaceAll('*', ''))
  return at > 0 && outlookFrom.test(next[0] ?? '') && next.slice(1).some((one) => outlookSent.test(one))
}

/** The end of a run of marked lines; blank lines inside of it belong to it. */
function endOfMarked(lines: readonly string[], from: number): number {
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isMarked(line)) end = at + 1
    else if (line.trim() !== '') break
  }
  return end
}
