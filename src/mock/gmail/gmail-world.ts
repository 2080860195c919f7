import type { World } from '../world/world.ts'

/** The mailboxes of a world: what was seeded, with what was changed since laid over it. */
export class GmailWorld {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  /** Whether anything was changed since the seed. */
  get untouched(): boolean {
    return this.#world.state.gmail.revision === 0
  }
}
