import type { Mailbox } from './seed-people.ts'

/** The addresses in a header such as `To`: names with or without quotes, groups and comments passed over. */
export function addressesIn(field: string): Mailbox[] {
  return (field.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? []).flatMap((entry) => {
    const email = /<([^<>\s]+@[^<>\s]+)>/.exec(entry)?.[1] ?? /[^\s<>;:]+@[^\s<>;:]+/.exec(entry)?.[0]
    if (email === undefined) return []
    const name = entry
      .replace(/<[^>]*>.*$/, '')
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll(/\\(.)/g, '$1')
    return [{ name: name === email ? '' : name, email: email.toLowerCase() }]
  })
}
