import { useLocation, useHref } from 'react-router-dom'
import { Text } from '#i18n/react.tsx'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'

/** In place of a part of the page that broke, or whose code could not be loaded. */
export function PartFailed({ retry }: { retry: () => void }) {
  const { pathname, search } = useLocation()
  const here = useHref({ pathname, search })
  return (
    <Banner
      tone="danger"
      role="alert"
      title={<Text id="failure.part.what" />}
      actions={
        <>
          <Button onClick={retry}>
            <Text id="action.tryAgain" />
          </Button>
          <a href={here}>
            <Text id="action.reload" />
          </a>
        </>
      }
    >
      <p>
        <Text id="failure.part.cure" />
      </p>
    </Banner>
  )
}
