import type { Plugin } from 'vite'

/**
 * What react-aria tells screen readers while a part of a date is typed it takes back by `innerHTML = ''`, which the
 * policy refuses (Trusted Types), and the form would break. Without its children an element is as empty.
 */
export function trustedAnnouncer(): Plugin {
  return {
    name: 'pixy:trusted-announcer',
    enforce: 'pre',
    transform: {
      filter: { id: /react-aria\/dist\/private\/live-announcer\/LiveAnnouncer\.mjs$/ },
      handler(code) {
        const changed = code.replaceAll(/\.innerHTML = ''/g, '.replaceChildren()')
        if (changed === code)
          this.error('react-aria empties its announcer in another way now: see trusted-announcer.ts')
        return { code: changed, map: null }
      },
    },
  }
}
