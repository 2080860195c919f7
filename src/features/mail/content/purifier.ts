import createPurifier from 'dompurify'
import { createSanitizer } from './sanitizer.ts'

/** The one sanitizer of the page, on an instance that nobody else adds hooks to. */
export const mailSanitizer = createSanitizer(createPurifier())
