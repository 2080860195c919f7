import { lazy, type ComponentType } from 'react'
import type { Language } from '#i18n/language.ts'
import { PageArticle } from './PageArticle.tsx'
import { loadPage, type PageId } from './pages.ts'

const texts = new Map<string, ComponentType>()

/**
 * The text of a page in a language as a component, fetched when it is first shown; from then on it is there without a
 * network. One that could not be fetched is fetched anew the next time.
 */
export function lazyPageText(id: PageId, language: Language): ComponentType {
  const key = `${id}/${language}`
  const known = texts.get(key)
  if (known) return known
  const text = lazy(async () => {
    try {
      const page = await loadPage(id, language)
      return { default: () => <PageArticle page={page} language={language} /> }
    } catch (error) {
      texts.delete(key)
      throw error
    }
  })
  texts.set(key, text)
  return text
}
