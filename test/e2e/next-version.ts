import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Makes a build into one that differs in every hash: the files below `assets/` get other names, and whoever names them,
 * names them so. Nothing under an old name is left.
 */
export async function renameAssets(dist: string): Promise<void> {
  const assets = await readdir(join(dist, 'assets'))
  const stems = new Set(assets.map((name) => name.replace(/\..*$/, '')))
  const named = new RegExp(
    `(?<![\\w-])(?:${[...stems].map((stem) => stem.replaceAll(/[^\w-]/g, String.raw`\$&`)).join('|')})(?=\\.)`,
    'g',
  )
  const texts = (await readdir(dist, { recursive: true })).filter((name) => /\.(?:js|css|html)$/.test(name))
  await Promise.all(
    texts.map(async (name) => {
      const path = join(dist, name)
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll(named, '$&-next'))
    }),
  )
  await Promise.all(
    assets.map((name) => rename(join(dist, 'assets', name), join(dist, 'assets', name.replace('.', '-next.')))),
  )
}
