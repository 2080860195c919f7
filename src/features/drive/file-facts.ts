import { folderType, type DriveFile } from '#google/drive/files.ts'

/** When somebody last changed a file, in milliseconds; undefined where Google does not say. */
export function modifiedMs({ modifiedTime }: DriveFile): number | undefined {
  return modifiedTime === undefined ? undefined : Date.parse(modifiedTime)
}

/** Absent in shared drives, whose files nobody owns. */
export function ownerName({ owners }: DriveFile): string | undefined {
  const owner = owners?.[0]
  return owner?.displayName ?? owner?.emailAddress
}

/** The folder that a file is, or points to. */
export const folderOf = ({ id, mimeType, shortcutDetails }: DriveFile): string | undefined =>
  mimeType === folderType ? id : shortcutDetails?.targetMimeType === folderType ? shortcutDetails.targetId : undefined
