import type { Command } from '#ui/commands/commands.tsx'

/** A command as it is listed: once, however many keys lead to it. */
export interface ListedCommand extends Command {
  allKeys: readonly string[]
}

/** What this page alone can do comes first. */
const order: readonly Command['section'][] = ['calendar', 'mail', 'drive', 'go', 'general']

/** Commands by section, in the order of help and palette; sections without any are left out. */
export const bySection = (commands: readonly Command[]) =>
  order
    .map((section) => [section, listed(commands.filter((command) => command.section === section))] as const)
    .filter(([, found]) => found.length > 0)

/** Those of one name are one. */
function listed(commands: readonly Command[]): ListedCommand[] {
  return commands
    .filter(({ title }, index) => commands.findIndex((other) => other.title === title) === index)
    .map((command) => ({
      ...command,
      allKeys: commands.flatMap(({ title, keys }) => (title === command.title && keys !== undefined ? [keys] : [])),
    }))
}
