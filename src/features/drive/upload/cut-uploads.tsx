import { useEffect, useMemo, useState } from 'react'
import { useHalfWritten } from '#ui/belongings/half-written.tsx'
import { isUnderWay, type UploadItem } from './upload-item.ts'

const maxNames = 200
const maxCharacters = 300

function readNames(kept: unknown): readonly string[] | undefined {
  if (!Array.isArray(kept)) return undefined
  return kept.filter((name) => typeof name === 'string').slice(0, maxNames)
}

/**
 * Names of the files whose upload was cut when the page was left or reloaded: a page may not read a file of the disk
 * again by itself. Whoever is chosen again is off the list. Only names are kept, in this tab, for this account.
 */
export function useCutUploads(up: readonly UploadItem[]): { cut: readonly string[]; dismiss: () => void } {
  const { kept, keep, forget } = useHalfWritten('drive.uploads', readNames)
  const [before, setBefore] = useState(() => kept ?? [])
  const cut = useMemo(() => before.filter((name) => !up.some((item) => item.name === name)), [before, up])
  const names = JSON.stringify(
    [...cut, ...up.filter(isUnderWay).map(({ name }) => name.slice(0, maxCharacters))].slice(0, maxNames),
  )
  useEffect(() => {
    if (names === '[]') forget()
    else keep(JSON.parse(names) as readonly string[])
  }, [names, keep, forget])
  return { cut, dismiss: () => setBefore([]) }
}
