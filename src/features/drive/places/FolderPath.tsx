import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { DriveFile } from '#google/drive/files.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { writeAddress, type DriveAddress, type Place } from '../address.ts'
import { elsewhere } from '../drive-address.tsx'
import { pathQuery } from '../queries.ts'
import styles from './FolderPath.module.css'

/** Where the person is: from the top of a place down to the open folder, each step a way back. */
export function FolderPath({ address }: { address: DriveAddress }) {
  const text = useText()
  return (
    <nav className={styles['path']} aria-label={text('drive.path')}>
      <ol className={styles['steps']}>
        {address.search ? (
          <Step last>
            <Text id="drive.search.results" />
          </Step>
        ) : address.folderId === undefined ? (
          <Step last>
            <Text id={`drive.place.${address.place}`} />
          </Step>
        ) : (
          <Steps address={address} folderId={address.folderId} />
        )}
      </ol>
    </nav>
  )
}

function Steps({ address, folderId }: { address: DriveAddress; folderId: string }) {
  const { send } = useAuth()
  const { data: path, isError } = useQuery(pathQuery(send, folderId, useQueryClient()))
  const place = path ? placeOf(path) : 'mine'
  const below = path?.filter((folder) => !isTop(folder))
  return (
    <>
      <Step to={writeAddress(elsewhere(address, { place }))} last={below ? below.length === 0 : isError}>
        <Text id={`drive.place.${place}`} />
      </Step>
      {below === undefined && !isError && (
        <Step last>
          <Skeleton width="9rem" />
        </Step>
      )}
      {below?.map(({ id, name }, index) => (
        <Fragment key={id}>
          <Step
            to={writeAddress(elsewhere(address, { place: 'mine', folderId: id }))}
            last={index === below.length - 1}
          >
            <Foreign maxCharacters={60}>{name}</Foreign>
          </Step>
        </Fragment>
      ))}
    </>
  )
}

/** The top of My Drive is a folder too. */
const isTop = ({ parents, ownedByMe, driveId }: DriveFile) => parents.length === 0 && ownedByMe && !driveId

function placeOf([top]: readonly DriveFile[]): Place {
  if (top?.driveId) return 'drives'
  return top && !top.ownedByMe && top.parents.length === 0 ? 'shared' : 'mine'
}

function Step({ to, last, children }: { to?: string; last: boolean; children: ReactNode }) {
  return (
    <li className={styles['step']}>
      {to !== undefined && !last ? (
        <Link className={styles['link']} to={to}>
          {children}
        </Link>
      ) : (
        <span className={styles['here']} aria-current="page">
          {children}
        </span>
      )}
      {!last && <ChevronRight aria-hidden />}
    </li>
  )
}
