/** The text of a page as the build makes it from Markdown: a tree without HTML, which React draws. */
export interface PageText {
  /** What the page is about, in one sentence: its first paragraph. */
  lead: readonly Inline[]
  blocks: readonly Block[]
  /** Whether it shows values or steps of the person's own session. */
  isPersonal: boolean
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; parts: readonly Inline[] }
  | { kind: 'paragraph'; parts: readonly Inline[] }
  /** `start` is the number of the first item of an ordered list. */
  | { kind: 'list'; ordered: boolean; start: number; items: readonly (readonly Block[])[] }
  | { kind: 'table'; head: readonly (readonly Inline[])[]; rows: readonly (readonly (readonly Inline[])[])[] }
  | { kind: 'code'; text: string }
  /** Something set apart. With `connections` it is only for those who are connected in one of these ways. */
  | { kind: 'note'; connections: readonly string[]; blocks: readonly Block[] }

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; parts: readonly Inline[] }
  | { kind: 'emphasis'; parts: readonly Inline[] }
  /** A value of this deployment or session: `{{redirectUri}}`. */
  | { kind: 'live'; name: string }
  /** A clause of a standard: `{{RFC 7636 §4.6}}`. */
  | { kind: 'clause'; name: string }
  /** `[words](scheme:target)`; what the schemes mean is said in `links.ts`. */
  | { kind: 'link'; scheme: string; target: string; parts: readonly Inline[] }
