import { Suspense, type ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import styles from './ProblemNotice.module.css'

const load = async () => (await import('./load-doctor.ts')).loadDoctor()
const CameBack = lazyPart(async () => (await load()).CameBack)
const Diagnosis = lazyPart(async () => (await load()).Diagnosis)

/**
 * Says at once that a sign-in or a renewal failed, and the facts that help whoever is asked for help; what to do, and
 * what may be behind it, follows, unless there is no network to bring it.
 * @param code of the closed list `signInCodes`; the catalogues have two sentences for each
 */
export function ProblemNotice({
  code,
  facts,
  actions,
}: {
  code: string
  facts: Readonly<Record<string, string>>
  actions?: ReactNode
}) {
  // By how much a clock is wrong is said as a sentence.
  const shown = code === 'clock-skew' ? [] : Object.entries(facts).slice(0, 6)
  return (
    <Banner tone="danger" role="alert" code={code} title={<Text id={`problem.${code}.what`} />} actions={actions}>
      <ErrorBoundary resetKey={code} fallback={() => null}>
        <Suspense>
          <Diagnosis code={code} facts={facts} />
        </Suspense>
      </ErrorBoundary>
      {shown.length > 0 && (
        <p className={styles['facts']}>
          {shown.map(([name, value]) => (
            <span key={name}>
              {name}{' '}
              <code>
                <Foreign>{value}</Foreign>
              </code>
            </span>
          ))}
        </p>
      )}
    </Banner>
  )
}

/** Asks what kept somebody at Google who came back without an answer; once that part is there. */
export const CameBackLater = ({ settingUp = false }: { settingUp?: boolean }) => (
  <ErrorBoundary fallback={() => null}>
    <Suspense>
      <CameBack settingUp={settingUp} />
    </Suspense>
  </ErrorBoundary>
)
