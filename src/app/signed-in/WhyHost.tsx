import { Suspense, useEffect, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { flowTexts } from '#i18n/flow-texts.ts'
import { KeysAwaited, useCommands } from '#ui/commands/commands.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { witnessDeeds } from '#ui/notices/why.ts'

const WhyDrawer = lazyPart(async () => (await import('#features/inspector/why/WhyDrawer.tsx')).WhyDrawer, flowTexts)

/** "Why was this request allowed?": a drawer beside any screen, opened by a command or from a notice. */
export function WhyHost() {
  const auth = useAuth()
  const [steps, setSteps] = useState<readonly number[]>()
  const close = () => setSteps(undefined)

  useEffect(() => witnessDeeds({ takeWrites: auth.takeWrites, show: setSteps }), [auth])
  useCommands([
    {
      id: 'why',
      section: 'general',
      title: 'commands.why',
      keys: 'Shift+KeyW',
      run: () => setSteps(steps === undefined ? auth.takeWrites() : undefined),
    },
  ])
  return (
    steps && (
      <ErrorBoundary fallback={() => null}>
        <Suspense fallback={<KeysAwaited onLeave={close} />}>
          <WhyDrawer steps={steps} onClose={close} />
        </Suspense>
      </ErrorBoundary>
    )
  )
}
