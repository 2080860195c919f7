/**
 * Why a PDF, or a page of it, cannot be shown. `unloaded`: what reads it did not come. `replaced`: another version of
 * the app has taken the place of the one that this page is of. `laborious`: it would hold the tab.
 */
export class PdfProblem extends Error {
  override name = 'PdfProblem'
  readonly code: 'password' | 'wrong-password' | 'broken' | 'laborious' | 'unloaded' | 'replaced'

  constructor(code: PdfProblem['code']) {
    super(code)
    this.code = code
  }
}
