/** Data alone is taken of this package: an old DOMPurify, the last whose archive carries the payloads of its tests. */
declare module 'dompurify-fixtures/test/fixtures/expect.js' {
  const fixtures: readonly { title?: string; payload: string; expected: string | readonly string[] }[]
  export default fixtures
}
