import { faultIds, type FaultId } from './faults.ts'
import type { MockGoogle } from './google.ts'
import { redirectWithGrant } from './oauth/callback.ts'
import { publishedKeys, rotateKeys } from './oauth/keys.ts'
import { registeredRedirectUris } from './oauth/request.ts'

/** What a learner may see of the provider's own side. Nothing here is secret: public keys are named, never given. */
export interface LabState {
  faults: readonly string[]
  /** How far the provider's clock was moved. */
  clockAheadMs: number
  /** `kid` of each published key; the first one signs. */
  keyIds: readonly string[]
  /** Registered for this client. */
  redirectUris: readonly string[]
}

/** The provider's own side of the lessons: what no client could do, and a learner may. */
export interface Lab {
  look: () => Promise<LabState>
  /** Turns on exactly these; names that are no faults are ignored. With `once`, each goes off when it was met. */
  setFaults: (ids: readonly string[], once?: boolean) => Promise<void>
  /** Remembers for a client's own side where a lesson waits. */
  waitAt: (path: string | undefined) => Promise<void>
  waitingAt: () => Promise<string | undefined>
  moveClock: (aheadMs: number) => Promise<void>
  rotateKeys: () => Promise<void>
  /** A code as if a person had just allowed an identity, bound to a challenge: for practice, tied to no session. */
  practiceCode: (clientId: string, redirectUri: string, codeChallenge: string) => Promise<string>
}

/** Opens the lab of a built-in Google. */
export function createLab({ arrange }: Pick<MockGoogle, 'arrange'>): Lab {
  return {
    look: () =>
      arrange(async (world) => {
        const { keys } = await publishedKeys(world)
        const registered = world.options.clients.map((client) =>
          registeredRedirectUris(client, world.faults.has('redirect-uri-mismatch')),
        )
        return {
          faults: Object.keys(world.faults.on),
          clockAheadMs: world.state.clockOffsetMs,
          keyIds: keys.map(({ kid }) => kid),
          redirectUris: registered.flatMap((uris) => (typeof uris === 'function' ? [] : uris)),
        }
      }),
    setFaults: (ids, once = false) =>
      arrange((world) => {
        world.faults.turnOffAll()
        for (const id of ids) if (isFaultId(id)) world.faults.turnOn(id, once ? 1 : undefined)
      }),
    waitAt: (path) =>
      arrange((world) => {
        if (path === undefined) delete world.state.lesson
        else world.state.lesson = path
      }),
    waitingAt: () => arrange((world) => world.state.lesson),
    moveClock: (aheadMs) =>
      arrange((world) => {
        world.state.clockOffsetMs = aheadMs
      }),
    rotateKeys: () => arrange(rotateKeys),
    practiceCode: (clientId, redirectUri, codeChallenge) =>
      arrange(async (world) => {
        const [person] = world.people
        if (!person) throw new Error('The demo has nobody in it')
        const callback = await redirectWithGrant(
          world,
          {
            clientId,
            redirectUri,
            responseType: 'code',
            scopes: ['openid'],
            codeChallenge,
            prompt: [],
            includeGrantedScopes: false,
            offline: false,
          },
          { person, scopes: ['openid'], offline: false, authuser: '0', prompt: 'none' },
        )
        return new URL(callback).searchParams.get('code') ?? ''
      }),
  }
}

const isFaultId = (id: string): id is FaultId => faultIds.some((known) => known === id)
