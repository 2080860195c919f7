/** What differs from the seeded files, which are made anew from the seed and never stored. */
export interface DriveState {
  /** Rises with each change. */
  revision: number
}

export const newDriveState = (): DriveState => ({ revision: 0 })
