import { Text, useText } from '#i18n/react.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { AccessTokenCard } from '../access-token/AccessTokenCard.tsx'
import { ClockCard } from '../clock/ClockCard.tsx'
import { IdTokenCard } from '../id-token/IdTokenCard.tsx'
import { PkceCard } from '../pkce/PkceCard.tsx'
import styles from './TokensPart.module.css'

const sections = [
  { id: 'pkce', Section: PkceCard },
  { id: 'id', Section: IdTokenCard },
  { id: 'access', Section: AccessTokenCard },
  { id: 'clock', Section: ClockCard },
] as const

/** What tokens are made of: PKCE by hand, the ID token and its checks, JWT against opaque, and their lifetimes. */
export function TokensPart() {
  const text = useText()
  return (
    <div className={styles['page']}>
      <PageHeading titleId="token.title" />
      <nav aria-label={text('token.contents')}>
        <ul className={styles['contents']}>
          {sections.map(({ id }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <Text id={`token.${id}`} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ id, Section }) => (
        <div key={id} id={id} className={styles['section']}>
          <Section />
        </div>
      ))}
    </div>
  )
}
