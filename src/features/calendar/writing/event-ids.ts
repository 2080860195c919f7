/** The digits of base32hex (RFC 4648 §7) in lower case, as Google wants them in the id of an event. */
const digits = '0123456789abcdefghijklmnopqrstuv'

/** An id of our own for a new event: what is sent twice under one id is made once.
 *  @param random that many random bytes */
export const newEventId = (random: (count: number) => Uint8Array): string =>
  [...random(26)].map((byte) => digits.charAt(byte % 32)).join('')
