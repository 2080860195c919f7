import { useCommands, type Command } from '#ui/commands/commands.tsx'
import type { FileAction } from './file-actions.tsx'

/** What Drive can do by key; arrows, Enter and Space belong to the list itself. */
export function useDriveCommands({
  actions,
  onSearch,
  onNewFolder,
  onUpload,
  onToggle,
}: {
  actions: readonly FileAction[]
  onSearch: () => void
  onNewFolder: (() => void) | undefined
  onUpload: (() => void) | undefined
  /** Chooses the file that has the focus, or gives it up. */
  onToggle: (id: string) => void
}): void {
  useCommands([
    { id: 'drive.search', section: 'drive', title: 'drive.search', keys: 'Slash', run: onSearch },
    ...when(onNewFolder, { id: 'drive.newFolder', title: 'drive.newFolder', keys: 'KeyN' }),
    ...when(onUpload, { id: 'drive.upload', title: 'drive.upload.files', keys: 'KeyU' }),
    {
      id: 'drive.toggle',
      section: 'drive',
      title: 'drive.toggle',
      keys: 'KeyX',
      run: () => {
        const id = document.activeElement?.closest<HTMLElement>('[role="grid"] [data-key]')?.dataset['key']
        if (id !== undefined) onToggle(id)
      },
    },
    ...actions
      .filter(({ native, href, choices }) => !native && href === undefined && !choices)
      .map(({ id, keys, run }): Command => ({
        id: `drive.${id}`,
        section: 'drive',
        title: `drive.action.${id}`,
        ...(keys !== undefined && { keys }),
        run,
      })),
  ])
}

const when = (run: (() => void) | undefined, command: Pick<Command, 'id' | 'title' | 'keys'>): Command[] =>
  run ? [{ ...command, section: 'drive', run }] : []
