import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** Everything that this process would send out ends here; what no test expects fails the test that sent it. */
let answer: ((request: Request) => Promise<Response>) | undefined
const strays: string[] = []

const server = setupServer(
  http.all('*', ({ request }) => {
    if (answer) return answer(request)
    strays.push(`${request.method} ${request.url}`)
    return HttpResponse.error()
  }),
)
server.listen({ onUnhandledRequest: 'error' })

/** `fetch` as the network of these tests has it, taken before the vault takes the global one away from the page. */
export const networkFetch = globalThis.fetch.bind(globalThis)

/** Requests are answered by this function until the test is over. */
export function answerWith(handle: (request: Request) => Promise<Response>): void {
  answer = handle
}

/** Ends the answering, and tells which requests nobody was there to answer. */
export function closeNetwork(): string[] {
  answer = undefined
  return strays.splice(0)
}
