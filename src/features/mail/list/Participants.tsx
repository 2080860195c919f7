import { Fragment } from 'react'
import { Text } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import type { Participant } from '../thread-facts.ts'
import styles from './ThreadRow.module.css'

/** First and last tell most of who takes part. */
function shortened(people: readonly Participant[]): readonly (Participant | undefined)[] {
  return people.length > 3 ? [people[0], undefined, ...people.slice(-2)] : people
}

/** The people of a thread in the order in which they came, those with something unread in bold. */
export function Participants({ people }: { people: readonly Participant[] }) {
  return shortened(people).map((person, index) => (
    <Fragment key={index}>
      {index > 0 && person !== undefined && <Text id="mail.row.separator" />}
      {person === undefined ? (
        ' … '
      ) : (
        <span className={person.unread ? styles['unread'] : undefined}>
          {person.own ? <Text id="mail.me" /> : <Foreign maxCharacters={40}>{person.name}</Foreign>}
        </span>
      )}
    </Fragment>
  ))
}
