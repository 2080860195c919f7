import { useCommands, type Command } from '#ui/commands.tsx'
import { undoLatest } from '#ui/undo.ts'

const commands: readonly Command[] = [
  { id: 'undo', section: 'general', title: 'command.undo', keys: 'KeyZ', run: () => void undoLatest() },
]

/** What can be done on every page. */
export function GeneralCommands() {
  useCommands(commands)
  return null
}
