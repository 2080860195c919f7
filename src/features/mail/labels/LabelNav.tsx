import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { paths, type MailPlace } from '#paths.ts'
import { runCommand } from '#ui/commands/commands.tsx'
import { Link } from '#ui/Link.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { IconButton } from '../actions/IconButton.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { labelQuery, labelsQuery } from '../queries.ts'
import { editLabels } from './LabelEditing.tsx'
import { LabelName } from './LabelName.tsx'
import styles from './LabelNav.module.css'
import { categories, systemLabels } from './system-labels.ts'

/** All labels as links: Gmail's own, and then the person's by name. */
export function LabelNav({ place }: { place: MailPlace }) {
  const text = useText()
  const { send } = useAuth()
  const { data: labels, isPending, isPaused, isError, error, refetch } = useQuery(labelsQuery(send))
  const own = listedLabels(labels ?? [])
  const known = new Set(labels?.map(({ id }) => id))
  const sorting = [...categories].filter(([id]) => known.has(id))
  return (
    <nav className={styles['nav']} aria-label={text('mail.labels')}>
      <ul className={styles['list']}>
        {[...systemLabels].map(([id, Icon]) => (
          <Entry
            key={id}
            id={id}
            place={place}
            mark={<Icon aria-hidden />}
            counted={countedSystemLabels.includes(id)}
          />
        ))}
      </ul>
      {sorting.length > 0 && (
        <section>
          <h2 className={styles['heading']}>
            <Text id="mail.labels.categories" />
          </h2>
          <ul className={styles['list']}>
            {sorting.map(([id, Icon]) => (
              <Entry key={id} id={id} place={place} mark={<Icon aria-hidden />} counted={false} />
            ))}
          </ul>
        </section>
      )}
      {isError && !labels && (
        <LoadProblem error={error} title="mail.problem.labels" partly retry={() => void refetch()} />
      )}
      <section>
        <div className={styles['own']}>
          <h2 className={styles['heading']}>
            <Text id="mail.labels.own" />
          </h2>
          <IconButton icon={Pencil} name="mail.labels.edit" onClick={() => runCommand(editLabels)} />
        </div>
        <ul className={styles['list']}>
          {isPending && isPaused && (
            <li className={styles['note']}>
              <Text id="mail.labels.offline" />
            </li>
          )}
          {isPending &&
            !isPaused &&
            ['60%', '45%', '70%'].map((width) => (
              <li key={width} className={styles['coming']}>
                <Skeleton width={width} height="14px" />
              </li>
            ))}
          {own.map((label, index) => (
            <Entry
              key={label.id}
              id={label.id}
              label={label}
              place={place}
              mark={
                <span
                  className={styles['dot']}
                  {...(label.color && { style: { background: label.color.backgroundColor } })}
                />
              }
              counted={index < maxCounted}
            />
          ))}
        </ul>
      </section>
    </nav>
  )
}

const countedSystemLabels = ['INBOX', 'DRAFT', 'SPAM']
/** Each count costs a request, so a long list goes without from here on. */
const maxCounted = 12

/** The person's labels that they want listed, by name. */
function listedLabels(labels: readonly Label[]): Label[] {
  return labels
    .filter(({ type, labelListVisibility }) => type === 'user' && labelListVisibility !== 'labelHide')
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function Entry({
  id,
  label,
  place,
  mark,
  counted,
}: {
  id: string
  label?: Label
  place: MailPlace
  mark: ReactNode
  counted: boolean
}) {
  return (
    <li>
      <Link
        className={styles['link']}
        to={paths.mail({ label: id })}
        aria-current={place.label === id ? 'true' : undefined}
      >
        {mark}
        <span className={styles['name']}>
          <LabelName id={id} name={label?.name} />
        </span>
        {counted && <Count id={id} />}
      </Link>
    </li>
  )
}

/** How much is unread, or, of drafts, how many there are. */
function Count({ id }: { id: string }) {
  const format = useFormat()
  const { send } = useAuth()
  const { data } = useQuery(labelQuery(send, id))
  const count = (id === 'DRAFT' ? data?.threadsTotal : data?.threadsUnread) ?? 0
  if (count === 0) return null
  return (
    <span className={styles['count']}>
      <span aria-hidden>{format.number(count)}</span>
      <VisuallyHidden>
        <Text id={id === 'DRAFT' ? 'mail.labels.drafts' : 'mail.labels.unread'} values={{ count }} />
      </VisuallyHidden>
    </span>
  )
}
