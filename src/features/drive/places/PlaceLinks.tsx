import { useText, Text } from '#i18n/react.tsx'
import { Link } from '#ui/Link.tsx'
import { places, writeAddress, type DriveAddress } from '../address.ts'
import { elsewhere } from '../drive-address.tsx'
import { placeIcons } from './place-icons.ts'
import styles from './PlaceLinks.module.css'

/** The places side by side, where there is no room for the tree. */
export function PlaceLinks({ address, wholeDrive }: { address: DriveAddress; wholeDrive: boolean }) {
  const text = useText()
  return (
    <nav className={styles['places']} aria-label={text('drive.places')}>
      {places
        .filter((place) => place !== 'drives' || wholeDrive)
        .map((place) => {
          const Icon = placeIcons[place]
          const here = place === address.place && !address.search
          return (
            <Link
              key={place}
              className={styles['place']}
              to={writeAddress(elsewhere(address, { place }))}
              aria-current={here ? (address.folderId === undefined ? 'page' : 'true') : undefined}
            >
              <Icon aria-hidden />
              <Text id={`drive.place.${place}`} />
            </Link>
          )
        })}
    </nav>
  )
}
