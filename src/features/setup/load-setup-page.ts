import { aboutTexts } from '#i18n/about-texts.ts'
import { doctorTexts } from '#i18n/doctor-texts.ts'
import { loadTexts } from '#i18n/i18n.ts'
import { SetupPage } from './SetupPage.tsx'

/** The page and its texts: what asks for it, on the first page already, knows of one file alone. */
export async function loadSetupPage(): Promise<typeof SetupPage> {
  await loadTexts(aboutTexts, doctorTexts)
  return SetupPage
}
