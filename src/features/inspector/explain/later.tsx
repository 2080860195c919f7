import { explainTexts } from '#i18n/explain-texts.ts'
import { lazyPart } from '#ui/lazy-part.tsx'

/** The explanations and their texts come when the first step is opened. */
export const ExplainedHere = lazyPart(async () => (await import('./Explained.tsx')).Explained, explainTexts)
export const GoogleDiffers = lazyPart(async () => (await import('./GoogleNote.tsx')).GoogleNote, explainTexts)
