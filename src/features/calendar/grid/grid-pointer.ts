import type { PluginInput } from '@fullcalendar/react'

type Interaction = NonNullable<PluginInput['componentInteractions']>[number]
type Settings = ConstructorParameters<Interaction>[0]

/**
 * Has each part of the grid take a dragged event by the point that was pressed. Of its own the library takes it by the
 * middle of the slot there, and yet counts from the snap under the pointer: where a slot holds two snaps, an event that
 * was pressed in the first of them jumped to the next as soon as it moved.
 */
class HeldByPoint {
  readonly component: Settings['component']
  readonly isHitComboAllowed: Settings['isHitComboAllowed']
  constructor(settings: Settings) {
    this.component = settings.component
    this.isHitComboAllowed = settings.isHitComboAllowed
    settings.useEventCenter = false
  }
  destroy() {}
}

/** Stands before the plugin that makes the drags, which reads the settings once. */
export const heldByPoint: PluginInput = { name: 'held-by-point', componentInteractions: [HeldByPoint] }
