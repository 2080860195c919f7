/** Why a PDF cannot be shown. */
export class PdfProblem extends Error {
  override name = 'PdfProblem'
  readonly code: 'password' | 'wrong-password' | 'broken'

  constructor(code: PdfProblem['code']) {
    super(code)
    this.code = code
  }
}
