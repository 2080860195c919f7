import { useState } from 'react'
import { useHref, useLocation } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import type { Readiness } from './readiness.ts'

/** What has to be done before this lesson can be run, and a button that does it. */
export function GetReady({ readiness, lessonId }: { readiness: Readiness; lessonId: string }) {
  const auth = useAuth()
  const [busy, setBusy] = useState(false)
  const returnTo = useHref(paths.flow('lessons', lessonId)) + useLocation().search
  usePageReturn(() => setBusy(false))
  const demo = auth.providers.find(({ kind }) => kind === 'demo')

  const deeds: Partial<Record<Readiness, () => Promise<unknown>>> = {
    elsewhere: () => auth.signOut(),
    'sign-in': async () => demo && auth.signIn({ providerId: demo.id, returnTo }),
    allow: () => auth.allow('calendar'),
  }
  const deed = deeds[readiness]
  const act = async () => {
    setBusy(true)
    await deed?.()
    setBusy(false)
  }
  return (
    <Banner
      tone="info"
      title={<Text id={`lesson.ready.${readiness}`} />}
      actions={
        deed && (
          <Button look="primary" busy={busy} onClick={() => void act()}>
            <Text id={`lesson.ready.${readiness}.button`} />
          </Button>
        )
      }
    />
  )
}
