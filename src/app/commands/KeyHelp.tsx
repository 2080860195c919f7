import { useId, useState, useSyncExternalStore } from 'react'
import { Text } from '#i18n/react.tsx'
import { isPlain } from '#ui/commands/command-keys.ts'
import { commandsOnScreen } from '#ui/commands/commands.tsx'
import { AllKeyCaps } from '#ui/commands/KeyCaps.tsx'
import { TitledDialog } from '#ui/overlay/TitledDialog.tsx'
import { preferences } from '#ui/preferences/preferences.ts'
import { bySection } from './command-sections.ts'
import styles from './KeyHelp.module.css'

/** The keys of this page, and the switch for those that are a letter or a mark alone. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const noteId = useId()
  const [sections] = useState(() => bySection(commandsOnScreen().filter(({ keys }) => keys !== undefined)))
  const { singleKeys } = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot)
  return (
    <TitledDialog title={<Text id="commands.help" />} onClose={onClose}>
      <div className={styles['help']}>
        <div className={styles['setting']}>
          <label className={styles['switch']}>
            <input
              type="checkbox"
              role="switch"
              checked={singleKeys}
              aria-checked={singleKeys}
              aria-describedby={noteId}
              onChange={(event) => preferences.change({ singleKeys: event.target.checked })}
            />
            <Text id="commands.singleKeys" />
          </label>
          <p id={noteId} className={styles['note']}>
            <Text id="commands.singleKeys.note" />
          </p>
        </div>
        <div className={styles['sections']}>
          {sections.map(([section, commands]) => (
            <section key={section} aria-labelledby={`${noteId}-${section}`} className={styles['section']}>
              <h3 id={`${noteId}-${section}`} className={styles['heading']}>
                <Text id={`commands.section.${section}`} />
              </h3>
              <dl className={styles['list']}>
                {commands.map(({ id, title, allKeys }) => (
                  <div
                    key={id}
                    className={styles['row']}
                    data-off={(allKeys.every(isPlain) && !singleKeys) || undefined}
                  >
                    <dt>
                      <Text id={title} />
                    </dt>
                    <dd>
                      <AllKeyCaps keys={allKeys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </TitledDialog>
  )
}
