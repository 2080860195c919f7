import { useSyncExternalStore } from 'react'
import { useHref, useLocation } from 'react-router-dom'
import { Text } from '#i18n/react.tsx'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { replacedFiles } from './replaced-files.ts'

/**
 * In place of a part of the page that broke, or whose code could not be loaded: then it can be tried again, and where
 * another version of the app has taken its place, one reload brings that.
 */
export function PartFailed({
  retry,
  replaced: known,
}: {
  retry: () => void
  /** Where that is known otherwise than from what the site has answered. */
  replaced?: boolean | undefined
}) {
  const found = useSyncExternalStore(replacedFiles.subscribe, replacedFiles.getSnapshot)
  const replaced = known ?? found
  const { pathname, search } = useLocation()
  const here = useHref({ pathname, search })
  return (
    <Banner
      tone={replaced ? 'info' : 'danger'}
      role="alert"
      title={<Text id={replaced ? 'failure.replaced.what' : 'failure.part.what'} />}
      actions={
        <>
          {!replaced && (
            <Button onClick={retry}>
              <Text id="action.tryAgain" />
            </Button>
          )}
          <a href={here}>
            <Text id="action.reload" />
          </a>
        </>
      }
    >
      <p>
        <Text id={replaced ? 'failure.replaced.cure' : 'failure.part.cure'} />
      </p>
    </Banner>
  )
}
