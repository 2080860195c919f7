import type { Command } from '#ui/commands.tsx'

/** What this page alone can do comes first. */
const order: readonly Command['section'][] = ['calendar', 'mail', 'drive', 'go', 'general']

/** Commands by section, in the order of help and palette; sections without any are left out. */
export const bySection = (commands: readonly Command[]) =>
  order
    .map((section) => [section, commands.filter((command) => command.section === section)] as const)
    .filter(([, found]) => found.length > 0)
