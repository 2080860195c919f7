/** A section of a standard that can be pointed to. */
export interface Clause {
  /** Name of the standard and number of the section, as its readers write it. */
  name: string
  url: string
}

export const rfc = (number: number, section: string): Clause => ({
  name: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
export const openid = (title: string, section: string, document: string, anchor: string): Clause => ({
  name: `${title} §${section}`,
  url: `https://openid.net/specs/${document}-1_0.html#${anchor}`,
})
