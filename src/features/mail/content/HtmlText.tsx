import { useMemo } from 'react'
import { mailSanitizer } from './purifier.ts'
import { TextBody } from './TextBody.tsx'

/** The words of a mail whose sender wrote HTML alone. */
export function HtmlText({ html }: { html: string }) {
  return <TextBody text={useMemo(() => mailSanitizer.text(html), [html])} />
}
