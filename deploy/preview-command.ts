import { startPreview } from './preview.ts'

/** `npm run preview -- [dist] [port]`: runs until it is stopped. @returns the exit code, where it cannot start */
export async function run([dist = 'dist', port = '4173']: readonly string[]): Promise<number> {
  try {
    const { url } = await startPreview(dist, Number(port))
    process.stdout.write(`Pixy, as it is shipped: ${url}\n`)
    return 0
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Cannot serve ${dist} (${reason}). Run "npm run build" first, or name another port.\n`)
    return 1
  }
}
