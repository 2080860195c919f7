import { paths } from '#paths.ts'
import { Text } from '#i18n/react.tsx'
import { LinkButton } from '#ui/Button.tsx'
import { PlainPage } from './PlainPage.tsx'

export function NotFoundPage() {
  return (
    <PlainPage
      titleId="notFound.title"
      actions={
        <LinkButton look="primary" to={paths.home()}>
          <Text id="action.toHome" />
        </LinkButton>
      }
    >
      <Text id="notFound.note" />
    </PlainPage>
  )
}
