import { doctorTexts } from '#i18n/doctor-texts.ts'
import { lazyPart } from '#ui/lazy-part.tsx'

/** The known reasons and their texts come when something has failed. */
export const ReasonsLater = lazyPart(async () => (await import('./LikelyReasons.tsx')).LikelyReasons, doctorTexts)
