import {
  BookOpen,
  GitCompareArrows,
  GraduationCap,
  KeyRound,
  ListOrdered,
  Plug,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { lessonTexts } from '#i18n/lesson-texts.ts'
import { readingTexts } from '#i18n/reading-texts.ts'
import { tokenTexts } from '#i18n/token-texts.ts'
import { paths } from '#paths.ts'
import { lazyPart } from '#ui/lazy-part.tsx'

/** A part of the inspector: an entry of its navigation, named by the text `flow.part.<id>`, and a page of its own. */
interface Part {
  id: string
  to: string
  /** The address below `/flow`, as a pattern of the router. */
  below: string
  icon: LucideIcon
  Part: ComponentType
}

const StepsPart = lazyPart(async () => (await import('./steps/StepsPart.tsx')).StepsPart)
const TokensPart = lazyPart(async () => (await import('./tokens/TokensPart.tsx')).TokensPart, tokenTexts)
const LessonsPart = lazyPart(async () => (await import('./lessons/LessonsPart.tsx')).LessonsPart, lessonTexts)
const ReadingPart = lazyPart(async () => (await import('./reading/ReadingPart.tsx')).ReadingPart, readingTexts)
const ScopesPart = lazyPart(async () => (await import('./scopes/ScopesPart.tsx')).ScopesPart)
const AskPart = lazyPart(async () => (await import('./ask/AskPart.tsx')).AskPart)
const ComparePart = lazyPart(async () => (await import('./compare/ComparePart.tsx')).ComparePart)

/** In the order of the navigation. */
export const parts: readonly Part[] = [
  { id: 'steps', to: paths.flow(), below: '', icon: ListOrdered, Part: StepsPart },
  { id: 'tokens', to: paths.flow('tokens'), below: 'tokens', icon: KeyRound, Part: TokensPart },
  { id: 'scopes', to: paths.flow('scopes'), below: 'scopes', icon: ShieldCheck, Part: ScopesPart },
  { id: 'lessons', to: paths.flow('lessons'), below: 'lessons/*', icon: GraduationCap, Part: LessonsPart },
  { id: 'ask', to: paths.flow('ask'), below: 'ask', icon: Plug, Part: AskPart },
  { id: 'compare', to: paths.flow('compare'), below: 'compare', icon: GitCompareArrows, Part: ComparePart },
  { id: 'read', to: paths.flow('read'), below: 'read/:page?', icon: BookOpen, Part: ReadingPart },
]
