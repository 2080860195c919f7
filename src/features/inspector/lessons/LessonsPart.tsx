import { Navigate, Route, Routes, useSearchParams } from 'react-router-dom'
import { paths } from '#paths.ts'
import { LessonList } from './LessonList.tsx'
import { LessonPage } from './LessonPage.tsx'
import { lessonOf } from './lessons.ts'

/** Failures as lessons: a list of them, and a page for each. */
export function LessonsPart() {
  return (
    <Routes>
      <Route index element={<ByFault />} />
      <Route path=":lessonId" element={<LessonPage />} />
    </Routes>
  )
}

/** `?fault=<id>` names a lesson as tests do. */
function ByFault() {
  const [query] = useSearchParams()
  const named = lessonOf(query.get('fault'))
  return named ? <Navigate to={paths.flow('lessons', named.id)} replace /> : <LessonList />
}
