import { doctorTexts } from '#i18n/doctor-texts.ts'
import { loadTexts } from '#i18n/i18n.ts'
import { CameBack } from './CameBack.tsx'
import { Diagnosis } from './Diagnosis.tsx'

/** What is shown when something has failed, with its texts: the first page knows of one file alone. */
export async function loadDoctor(): Promise<{ CameBack: typeof CameBack; Diagnosis: typeof Diagnosis }> {
  await loadTexts(doctorTexts)
  return { CameBack, Diagnosis }
}
