import { Text } from '#i18n/react.tsx'
import { Brand } from '#ui/Brand.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './AppFailed.module.css'

/** A configuration that must not be used: what is wrong with it, place by place, and what the deployer does next. */
export function Refused({ problems }: { problems: readonly string[] }) {
  return (
    <main className={styles['page']}>
      <Brand />
      <PageHeading titleId="refused.title" />
      <p role="alert">
        <Text id="refused.what" values={{ count: problems.length }} />
      </p>
      <ul className={styles['problems']} lang="en">
        {problems.map((problem) => (
          <li key={problem}>
            <code>
              <Foreign maxCharacters={300}>{problem}</Foreign>
            </code>
          </li>
        ))}
      </ul>
      <p>
        <Text id="refused.cure" />
      </p>
    </main>
  )
}
