import type { World } from '../world/world.ts'
import { notFound } from './answer.ts'

const colours = ['#3f6fd8', '#2f8f6b', '#c2571a']

/** A person's picture: a letter on a coloured disc. */
export function pictureEndpoint(world: World, path: string): Response {
  const index = world.people.findIndex(({ subject }) => path === `/pictures/${subject}.svg`)
  const person = world.people[index]
  if (!person) return notFound()
  const letter = person.givenName.slice(0, 1)
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="${colours[index] ?? ''}"/>` +
    `<text x="48" y="64" font-family="sans-serif" font-size="46" text-anchor="middle" fill="#fff">${letter}</text></svg>`
  const headers = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }
  return new Response(svg, { headers })
}
