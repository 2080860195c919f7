import { use, useMemo } from 'react'
import { useHref } from 'react-router-dom'
import { mailSanitizer } from './purifier.ts'
import { TextBody } from './TextBody.tsx'

/** The words of a mail whose sender wrote HTML alone. */
export function HtmlText({ html }: { html: string }) {
  const sanitizer = use(mailSanitizer(useHref('/mail-frame.html')))
  return <TextBody text={useMemo(() => sanitizer.text(html), [html, sanitizer])} />
}
