import type { TraceEntry } from '#trace/entry.ts'
import { requestText, responseText } from './http-text.ts'

/** A fence longer than any in the text, so that no text can end it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}http\n${text}\n${fence}`
}

/** A code span, whatever is in it. */
const code = (text: string) => `\`${text.replaceAll(/[`\n\r|]/g, ' ')}\``

/** A trace to read and to paste into an issue: a heading for each step, its exchange as text, and what was noted. */
export function markdownOf(
  entries: readonly TraceEntry[],
  words: { title: string; stepName: (entry: TraceEntry) => string },
): string {
  const steps = entries.map((entry, at) => {
    const { outcome, code: failure, atMs, durationMs, facts = {}, request, response } = entry
    return [
      `## ${at + 1}. ${words.stepName(entry)}`,
      [
        new Date(atMs).toISOString(),
        ...(durationMs === undefined ? [] : [`${Math.round(durationMs)} ms`]),
        outcome,
        ...(failure === undefined ? [] : [code(failure)]),
      ].join(' · '),
      ...(request ? [fenced(requestText(entry))] : []),
      ...(response ? [fenced(responseText(entry))] : []),
      ...(Object.keys(facts).length > 0
        ? [
            Object.entries(facts)
              .map(([name, value]) => `- ${code(name)}: ${code(value)}`)
              .join('\n'),
          ]
        : []),
    ].join('\n\n')
  })
  return `${[`# ${words.title}`, ...steps].join('\n\n')}\n`
}
