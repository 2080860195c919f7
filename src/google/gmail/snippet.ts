import * as v from 'valibot'
import { text } from '../fields.ts'

const signs: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** The beginning of a message in words. Gmail writes it for a page of HTML; screens show text, so it becomes text. */
export const snippet = v.fallback(
  v.pipe(
    v.string(),
    v.transform((written) => written.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)),
    text(1_000),
  ),
  '',
)
