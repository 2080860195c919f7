import { googleFeatureScopes } from '#config/google-defaults.ts'
import { accessTokenOf } from '#mock/oauth/bearer.ts'
import { issueAccessToken, type IssuedAccessToken } from '#mock/oauth/tokens.ts'
import { listen } from './listen.ts'
import { startMockServer, type MockServer } from './server.ts'

/**
 * A broker in Keycloak's manner: people sign in at it, and it hands over the Google token that it stored for them, with
 * all that Google said when the token was new. Its APIs are those of a Google of its own, which knows no token of the
 * broker's.
 */
export interface Broker {
  issuer: string
  /** For `apiToken.url`; on an origin of its own. */
  handOverUrl: string
  signsIn: MockServer
  google: MockServer
  /** How often a token was handed over. */
  handOvers: () => number
  /** From now on nobody may read stored tokens, as without the role `read-token`; or they may again. */
  refuse: (refuses: boolean) => void
  close: () => Promise<void>
}

const clientId = 'the-broker'
const mark = 'e2e-mark'

export async function startBroker(redirectUri: string): Promise<Broker> {
  const appOrigin = new URL(redirectUri).origin
  const signsIn = await startMockServer({ clients: [{ clientId: 'pixy-test', redirectUris: [redirectUri] }], mark })
  const google = await startMockServer({ clients: [{ clientId, redirectUris: [] }], mark })
  const stored = new Map<string, IssuedAccessToken & { accessTokenExpiration: number }>()
  let handOvers = 0
  let refuses = false

  const bearer = (token: string) => new Request(google.origin, { headers: { authorization: `Bearer ${token}` } })

  /** What it stored for a person, and something new where that is over. */
  async function tokenFor(subject: string) {
    const known = stored.get(subject)
    if (known && (await accessTokenOf(google.google.world, bearer(known.access_token)))) return known
    const scopes = ['openid', 'email', 'profile', ...googleFeatureScopes.calendar]
    const token = await google.google.arrange((world) =>
      issueAccessToken(world, { familyId: subject, clientId, subject, scopes }),
    )
    const fresh = { ...token, accessTokenExpiration: Math.floor(Date.now() / 1_000) + token.expires_in }
    stored.set(subject, fresh)
    return fresh
  }

  const listening = await listen((request, response) => {
    response.setHeader('access-control-allow-origin', appOrigin)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-headers': 'authorization' }).end()
      return
    }
    const answer = async () => {
      const asked = bearer(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
      const who = await accessTokenOf(signsIn.google.world, asked)
      if (!who) return response.writeHead(401).end()
      if (refuses) return response.writeHead(403).end('Client [pixy-test] not authorized to retrieve tokens')
      const body = { ...(await tokenFor(who.subject)), refresh_token: '1//0-of-the-broker', 'not-before-policy': 0 }
      handOvers += 1
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    }
    answer().catch(() => response.writeHead(500).end())
  })

  return {
    issuer: signsIn.issuer,
    handOverUrl: `http://127.0.0.1:${listening.port}/realms/work/broker/google/token`,
    signsIn,
    google,
    handOvers: () => handOvers,
    refuse: (now) => {
      refuses = now
    },
    close: async () => void (await Promise.all([signsIn.close(), google.close(), listening.close()])),
  }
}
