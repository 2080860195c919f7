import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../../node_modules/.cache/pixy-servers/', import.meta.url))
const unpacked = join(cache, 'files')

/** Of Debian and its kin. `apache2-bin` is the server without a site of its own. */
const packages = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'apache2-bin', 'media-types']

const places = {
  nginx: 'usr/sbin/nginx',
  brotli: 'usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
  nginxTypes: 'etc/nginx/mime.types',
  caddy: 'usr/bin/caddy',
  apache: 'usr/sbin/apache2',
  apacheModules: 'usr/lib/apache2/modules',
  apacheTypes: 'etc/mime.types',
}

/** Paths of the web servers and of what they load. */
export type Programs = Readonly<Record<keyof typeof places, string>>

const howToGetServers = [
  'The tests of hosts need nginx, Caddy and Apache as Debian and Ubuntu package them, and apt-get could not bring them.',
  `  apt-get update && apt-get install ${packages.join(' ')}`,
  'On other systems run them in a container of Debian.',
].join('\n')

/**
 * The servers of this machine, or else of packages that are downloaded and unpacked beside the dependencies: nothing is
 * installed, no service is started, and nobody needs to be root.
 * @throws Error with a sentence that says what to install
 */
export function findPrograms(): Programs {
  const programs = found() ?? (download() ? found() : undefined)
  if (!programs) throw new Error(howToGetServers)
  return programs
}

/** Where the loader finds libraries that came with the packages. */
export function libraryPath(): string {
  const libraries = join(unpacked, 'usr/lib')
  const folders = existsSync(libraries) ? readdirSync(libraries).filter((name) => name.includes('-linux-')) : []
  return folders.map((name) => join(libraries, name)).join(':')
}

function found(): Programs | undefined {
  const paths = Object.entries(places).map(([name, place]) => [
    name,
    [join('/', place), join(unpacked, place)].find((path) => existsSync(path)),
  ])
  return paths.every(([, path]) => path) ? (Object.fromEntries(paths) as Programs) : undefined
}

/** With the lists of packages that the machine has, or with newer ones of our own. */
function download(): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false
  const [archives, lists] = [join(cache, 'archives'), join(cache, 'lists')]
  for (const folder of [archives, lists]) mkdirSync(join(folder, 'partial'), { recursive: true })
  const options = ['-o', `Dir::Cache=${cache}`, '-o', `Dir::Cache::archives=${archives}`, '-o', 'Debug::NoLocking=1']
  const fetchPackages = (...more: readonly string[]) =>
    run('apt-get', 'install', '-y', '--no-install-recommends', '--download-only', ...options, ...more, ...packages)
  const ownLists = ['-o', `Dir::State::lists=${lists}`]
  const fetched = fetchPackages() || (run('apt-get', 'update', ...options, ...ownLists) && fetchPackages(...ownLists))
  return (
    fetched &&
    readdirSync(archives)
      .filter((name) => name.endsWith('.deb'))
      .every((name) => run('dpkg-deb', '-x', join(archives, name), unpacked))
  )
}

const downloadTakesAtMostMs = 300_000

function run(command: string, ...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { env, stdio: 'ignore', timeout: downloadTakesAtMostMs }).status === 0
}
