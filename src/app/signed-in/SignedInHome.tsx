import { CircleCheck } from 'lucide-react'
import { Suspense, type ComponentType } from 'react'
import type { Feature } from '#config/configuration.ts'
import { calendarTexts } from '#i18n/calendar-texts.ts'
import { Text, useFormat } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { PartFailed } from '#ui/PartFailed.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import styles from './SignedInHome.module.css'

/** One card for each feature; each is loaded, and fails, alone. */
const cards: Partial<Record<Feature, ComponentType>> = {
  calendar: lazyPart(async () => (await import('#features/calendar/agenda/TodayCard.tsx')).TodayCard, calendarTexts),
  mail: lazyPart(async () => (await import('#features/mail/UnreadCard.tsx')).UnreadCard, 'mail'),
  drive: lazyPart(async () => (await import('#features/drive/RecentFilesCard.tsx')).RecentFilesCard, 'drive'),
}

export function SignedInHome({ features }: { features: readonly Feature[] }) {
  const format = useFormat()
  // A page left open overnight names the right day.
  const nowMs = useNowMs(60_000)
  return (
    <div className={styles['home']}>
      <div className={styles['greeting']}>
        <PageHeading titleId="home.today.title" />
        <p className={styles['day']}>{format.date(nowMs, { dateStyle: 'full' })}</p>
      </div>
      {features.length === 0 && (
        <EmptyState
          icon={CircleCheck}
          action={
            <LinkButton to={paths.profile()}>
              <Text id="nav.profile" />
            </LinkButton>
          }
        >
          <Text id="home.nothing" />
        </EmptyState>
      )}
      <div className={styles['cards']}>
        {features.map((feature) => {
          const FeatureCard = cards[feature]
          return (
            FeatureCard && (
              <div key={feature} className={styles['place']} data-feature={feature}>
                <ErrorBoundary fallback={(retry) => <PartFailed retry={retry} />}>
                  <Suspense fallback={<CardArriving />}>
                    <FeatureCard />
                  </Suspense>
                </ErrorBoundary>
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

/** A card whose code is on its way, as high as the place that is held for it. */
function CardArriving() {
  return (
    <div aria-busy className={styles['arriving']}>
      <Skeleton height="100%" />
    </div>
  )
}
