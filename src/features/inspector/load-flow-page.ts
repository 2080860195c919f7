import { flowTexts } from '#i18n/flow-texts.ts'
import { loadTexts } from '#i18n/i18n.ts'
import { FlowPage } from './FlowPage.tsx'

/** The page and its texts: what asks for it, on the first page already, knows of one file alone. */
export async function loadFlowPage(): Promise<typeof FlowPage> {
  await loadTexts(flowTexts)
  return FlowPage
}
