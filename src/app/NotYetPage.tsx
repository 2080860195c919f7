import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { LinkButton } from '#ui/Button.tsx'
import { PlainPage } from './PlainPage.tsx'

/** A feature that this version does not have: said plainly, with what it will do. No scope is asked for it. */
export function NotYetPage({ feature }: { feature: 'mail' }) {
  return (
    <PlainPage
      titleId={`nav.${feature}`}
      actions={
        <LinkButton to={paths.home()}>
          <Text id="action.toHome" />
        </LinkButton>
      }
    >
      <Text id={`notYet.${feature}`} />
    </PlainPage>
  )
}
