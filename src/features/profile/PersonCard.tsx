import { BadgeCheck } from 'lucide-react'
import type { SignedIn } from '#auth/auth.ts'
import type { Provider } from '#config/configuration.ts'
import { Text } from '#i18n/react.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Card } from '#ui/Card.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Initials } from '#ui/Initials.tsx'
import styles from './PersonCard.module.css'

export function PersonCard({ account, provider }: { account: SignedIn['account']; provider: Provider }) {
  const { name, email, emailVerified, subject } = account
  return (
    <Card title={<Text id="profile.person.title" />}>
      <div className={styles['person']}>
        <Initials name={name ?? email ?? subject} large />
        <div className={styles['words']}>
          {name && (
            <p className={styles['name']}>
              <Foreign>{name}</Foreign>
            </p>
          )}
          {email && (
            <p className={styles['email']}>
              <Foreign maxCharacters={254}>{email}</Foreign>
              {emailVerified ? (
                <Badge tone="good">
                  <BadgeCheck aria-hidden />
                  <Text id="profile.email.verified" />
                </Badge>
              ) : (
                <Badge tone="caution">
                  <Text id="profile.email.unverified" />
                </Badge>
              )}
            </p>
          )}
          <p className={styles['note']}>
            <Text
              id="profile.person.at"
              parts={{
                provider: <Foreign maxCharacters={60}>{provider.label}</Foreign>,
                subject: (
                  <code>
                    <Foreign>{subject}</Foreign>
                  </code>
                ),
              }}
            />
          </p>
        </div>
      </div>
    </Card>
  )
}
