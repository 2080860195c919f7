import { compress } from './compress.ts'

/** The last step of `npm run build`. @returns the exit code */
export async function run([dist = 'dist']: readonly string[]): Promise<number> {
  const count = await compress(dist, 11)
  process.stdout.write(`compressed ${count} files of ${dist}, in brotli and gzip\n`)
  return count > 0 ? 0 : 1
}
