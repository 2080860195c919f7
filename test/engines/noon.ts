/**
 * A time zone in which it is about noon. Whoever walks there meets no end of a day or a week on the way, at which an
 * event of the next hour would be out of sight.
 */
export function zoneAtNoon(): string {
  const behind = new Date().getUTCHours() - 12
  // POSIX counts hours to the west.
  return `Etc/GMT${behind < 0 ? '' : '+'}${behind}`
}
