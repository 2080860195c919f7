import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Programs } from './packages.ts'
import { settingsOf } from './pages.ts'

/** Where a server finds its things, and where it listens. */
export interface Place {
  /** Of its own: settings, logs, temporary files. */
  folder: string
  /** What its address `/` is. */
  root: string
  /** The build in it. */
  dist: string
  port: number
}

export interface Start {
  /** Name and content of the settings. */
  settings: readonly [name: string, text: string]
  command: readonly [program: string, ...args: string[]]
  /** Path that the server writes its complaints to, where it is not its standard error. */
  log?: string
  /** Paths of what it may write down of requests. */
  accessLogs: readonly string[]
}

/** How each server is started around the file that the build has for it, as its page in docs/hosts says. */
export const starts = {
  nginx: ({ nginx, brotli, nginxTypes }: Programs, { folder, root, dist, port }: Place): Start => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const text = [
      `load_module ${brotli};`,
      'daemon off; master_process off;',
      `pid ${folder}/pid; error_log stderr;`,
      'events {}',
      'http {',
      `  include ${nginxTypes}; default_type application/octet-stream; access_log ${folder}/access.log;`,
      ...temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`),
      settingsOf('nginx.md', 'nginx')
        .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
        .replaceAll(/^ *ssl_.*$/gm, '')
        .replaceAll('/srv/pixy/hosts', `${dist}/hosts`)
        .replaceAll('/srv/pixy', root),
      '}',
    ].join('\n')
    const path = join(folder, 'nginx.conf')
    return {
      settings: [path, text],
      command: [nginx, '-p', folder, '-c', path, '-e', 'stderr'],
      accessLogs: [`${folder}/access.log`],
    }
  },

  Caddy: ({ caddy }: Programs, { folder, root, dist, port }: Place): Start => {
    const site = readFileSync(join(dist, 'hosts/Caddyfile'), 'utf8')
    const text = [
      '{',
      '  admin off',
      '  auto_https off',
      '}',
      site
        .replace('example.org {', `http://app.localhost:${port}, http://127.0.0.1:${port} {`)
        .replace('root * /srv', `root * ${root}`),
    ].join('\n')
    const path = join(folder, 'Caddyfile')
    return {
      settings: [path, text],
      command: [caddy, 'run', '--adapter', 'caddyfile', '--config', path],
      accessLogs: [],
    }
  },

  Apache: ({ apache, apacheModules, apacheTypes }: Programs, { folder, root, port }: Place): Start => {
    const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'rewrite', 'deflate', 'filter']
    const text = [
      ...modules.map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`),
      `ServerRoot ${folder}`,
      `DefaultRuntimeDir ${folder}`,
      `Mutex file:${folder}`,
      `PidFile ${folder}/pid`,
      `ErrorLog ${folder}/error.log`,
      `TypesConfig ${apacheTypes}`,
      `Listen 127.0.0.1:${port}`,
      'ServerName app.localhost',
      ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
      // As in Debian's own settings, so that what they do to compressed files is met here.
      'AddType application/x-gzip .gz .tgz',
      'AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript',
      `Define APACHE_LOG_DIR ${folder}`,
      settingsOf('apache.md', 'apache')
        .replace('*:443', `127.0.0.1:${port}`)
        .replaceAll(/^ *SSL.*$/gm, '')
        .replaceAll('/srv/pixy', root),
    ].join('\n')
    const path = join(folder, 'httpd.conf')
    return {
      settings: [path, text],
      command: [apache, '-f', path, '-DFOREGROUND'],
      log: join(folder, 'error.log'),
      accessLogs: [join(folder, 'pixy.log')],
    }
  },
}

export type ServerName = keyof typeof starts
