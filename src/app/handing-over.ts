import { i18n } from '#i18n/i18n.ts'
import { speak } from './spoken-language.ts'

/** All that is shown by a window that was opened for an answer: it closes before an app could be of use in it. */
export async function showHandingOver(root: HTMLElement): Promise<void> {
  if ((await speak()) === undefined) root.textContent = i18n._('session.handingOver')
}
