import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { zoneAtNoon } from './noon.ts'
import { pressable, type Engine, type Tab } from './tab.ts'
import { idOf, startSession, type Command, type ElementReference } from './webdriver.ts'

/** Paths of what WebKitGTK needs: a screen, the driver, and the browser that it drives. */
export interface WebKitPrograms {
  xvfb: string
  driver: string
  browser: string
}

/** A page that leaves for another site may never answer: asked again, it is the next one that does. */
const scriptTakesAtMostMs = 10_000

/** WebKitGTK's own small browser, on a screen that nobody sees, driven by its WebDriver. */
export async function startWebKit(programs: WebKitPrograms): Promise<Engine> {
  const screen = spawn(programs.xvfb, ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [number] = (await once(screen.stdout, 'data')) as [Buffer]
  const { driver, address } = await startDriver(programs.driver, `:${number.toString().trim()}`)
  const { command, end } = await startSession(address, {
    'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
  })
  await command('POST', '/timeouts', { script: scriptTakesAtMostMs, pageLoad: 60_000 })
  let first: string | undefined = await command<string>('GET', '/window')
  return {
    name: 'webkit',
    openTab: async () => {
      const handle = first ?? (await command<{ handle: string }>('POST', '/window/new', { type: 'tab' })).handle
      first = undefined
      return tabOf(command, handle)
    },
    windowOf: async (deed) => {
      const handles = () => command<readonly string[]>('GET', '/window/handles')
      const before = await handles()
      await deed()
      let opened: string | undefined
      const look = async () => (opened = (await handles()).find((handle) => !before.includes(handle)))
      await expect.poll(look, { timeout: 20_000 }).toBeTypeOf('string')
      return tabOf(command, opened ?? '')
    },
    close: async () => {
      await end()
      await Promise.all([ended(driver), ended(screen)])
    },
  }
}

/** On a port that somebody else may have taken meanwhile: then the driver ends, and another one is tried. */
async function startDriver(
  program: string,
  display: string,
  triesLeft = 3,
): Promise<{ driver: ChildProcess; address: string }> {
  const port = await freePort()
  const driver = spawn(program, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, DISPLAY: display, TZ: zoneAtNoon() },
    stdio: 'ignore',
  })
  const address = `http://127.0.0.1:${port}`
  const status = () =>
    fetch(`${address}/status`).then(
      ({ ok }) => (ok ? 'ready' : 'not ready'),
      () => (isOver(driver) ? 'ended' : 'not ready'),
    )
  let said = ''
  await expect.poll(async () => (said = await status()), { timeout: 30_000 }).not.toBe('not ready')
  if (said === 'ready' && !isOver(driver)) return { driver, address }
  if (triesLeft <= 1) throw new Error(`${program} ended with ${driver.exitCode ?? driver.signalCode}`)
  return startDriver(program, display, triesLeft - 1)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function ended(child: ChildProcess): Promise<void> {
  if (isOver(child)) return
  const exit = once(child, 'exit')
  child.kill()
  await exit
}

/** The driver looks at one window at a time, so each command names its own first. */
function tabOf(session: Command, handle: string): Tab {
  const command: Command = async (method, path, body) => {
    await session('POST', '/window', { handle })
    return session(method, path, body)
  }
  const execute = <T>(script: string) => command<T>('POST', '/execute/sync', { script, args: [] })
  return {
    open: (url) => command('POST', '/url', { url }),
    reload: () => command('POST', '/refresh'),
    press: async (name) => {
      // Between being found and being pressed an element may have been drawn anew: it is looked for again. What moves
      // would be pressed where it was, so it has to be found twice in one place; a script that waited in the page for
      // that would never answer where the page goes away meanwhile.
      let before: string | undefined
      const pressed = async () => {
        const found = await execute<{ element: ElementReference; place: string } | null>(
          `const element = ${finder(name)}
            return element ? { element, place: JSON.stringify(element.getBoundingClientRect()) } : null`,
        )
        const rests = found?.place === before
        before = found?.place
        if (!found || !rests) return 'not there, or still moving'
        return command('POST', `/element/${idOf(found.element)}/click`).then(
          () => 'pressed',
          // What closes its own window may do so before the driver has answered.
          ({ message }: Error) => (message.startsWith('no such window') ? 'pressed' : message),
        )
      }
      await expect.poll(pressed, { timeout: 20_000 }).toBe('pressed')
    },
    write: async (text) => {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] })
    },
    read: (expression) => execute(`return ${expression}`),
    resize: (width, height) => command('POST', '/window/rect', { width, height }),
    isClosed: async () => !(await session<readonly string[]>('GET', '/window/handles')).includes(handle),
    picture: async () => Buffer.from(await command<string>('GET', '/screenshot'), 'base64'),
  }
}

/** An expression that finds what a person would press; labels of checkboxes are the text around them. */
function finder(name: string | RegExp): string {
  const matches = typeof name === 'string' ? `text === ${JSON.stringify(name)}` : `${String(name)}.test(text)`
  return `[...document.querySelectorAll('${pressable}')].find((element) => {
    const said = (element.labels?.[0] ?? element).cloneNode(true)
    said.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove())
    const text = (element.getAttribute('aria-label') ?? said.textContent).trim()
    return element.checkVisibility() && ${matches}
  })`
}
