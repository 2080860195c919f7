import { Text } from '#i18n/react.tsx'
import { Link } from '#ui/Link.tsx'
import { links } from './links.ts'
import { reasons, type ReasonId } from './reasons.ts'

/** Where the cure of a reason is carried out or explained: at Google, or on a page of ours. */
export function ReasonLink({ id }: { id: ReasonId }) {
  const { link } = reasons[id]
  const target = links[link]
  const label = <Text id={`doctor.link.${link}`} />
  return target.startsWith('/') ? (
    <Link to={target}>{label}</Link>
  ) : (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  )
}
