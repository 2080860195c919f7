import { Suspense } from 'react'
import { doctorTexts } from '#i18n/doctor-texts.ts'
import { Text, useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { whereItFailed } from './filter.ts'

const LikelyReasons = lazyPart(async () => (await import('#doctor/LikelyReasons.tsx')).LikelyReasons, doctorTexts)

/** Says at which step the last sign-in ended, where it ended badly. */
export function FailedStep({ entries, onChoose }: { entries: readonly TraceEntry[]; onChoose: (id: number) => void }) {
  const text = useText()
  const failed = whereItFailed(entries)
  if (!failed) return null
  return (
    <Banner
      tone="danger"
      title={<Text id="flow.failedAt" values={{ step: text(`flow.step.${failed.step}`) }} />}
      actions={
        <Button onClick={() => onChoose(failed.id)}>
          <Text id="flow.openStep" />
        </Button>
      }
    >
      {failed.code && (
        <p>
          <code>{failed.code}</code>
        </p>
      )}
      <Suspense>
        <LikelyReasons code={failed.code} words={wordsOf(failed)} />
      </Suspense>
    </Banner>
  )
}

/** What the provider called it, where it did. */
const wordsOf = ({ response, request }: TraceEntry): string[] =>
  [...(response?.fields ?? []), ...(request?.fields ?? [])]
    .filter(({ name }) => /^(error|reason)$/.test(name))
    .map(({ value }) => value)
