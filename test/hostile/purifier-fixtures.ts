import fixtures from 'dompurify-fixtures/test/fixtures/expect.js'

/**
 * DOMPurify's own payloads (cure53, MPL-2.0 or Apache-2.0), read from an old release of it: later ones leave their tests
 * out of the archive. Only these data are used; nothing of that release runs, or is shipped. What they are to become is
 * ours to say (`mail-invariants.ts`), since our rules are stricter.
 */
export const purifierFixtures: readonly (readonly [name: string, html: string])[] = fixtures.map(
  ({ title, payload }, index) => [`${index + 1} ${title ?? payload.slice(0, 60)}`.replaceAll(/\s+/g, ' '), payload],
)
