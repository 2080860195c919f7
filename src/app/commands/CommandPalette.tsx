import { CalendarDays, File, Mail, Route, Search, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text as Part,
} from 'react-aria-components'
import { useLocation, useNavigate } from 'react-router-dom'
import { Text, useText } from '#i18n/react.tsx'
import { recentItems } from '#ui/belongings/recent-items.ts'
import { commandsOnScreen } from '#ui/commands/commands.tsx'
import { AllKeyCaps } from '#ui/commands/KeyCaps.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { takeBack, undoHistory } from '#ui/notices/undo.ts'
import { textMatches } from '#ui/text-match.ts'
import { bySection, type ListedCommand } from './command-sections.ts'
import styles from './CommandPalette.module.css'
import { useFindables } from './findables.tsx'
import { FlowSection } from './FlowSection.tsx'
import { WhySection } from './WhySection.tsx'

const icons = { calendar: CalendarDays, mail: Mail, drive: File, flow: Route }

/** All that can be done here, and what was looked at lately, found by typing a part of its name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [sections] = useState(() => bySection(commandsOnScreen().filter(({ id }) => id !== 'palette')))
  const recent = recentItems.getSnapshot().filter(({ to }) => to !== `${pathname}${search}`)
  const [undoables] = useState(() => undoHistory.getSnapshot().toReversed())
  const [typed, setTyped] = useState('')
  const ofFlow = useFindables()

  /** Only when this dialog has gone and the focus is back where it was does the deed begin. */
  const choose = (run: () => void) => {
    onClose()
    requestAnimationFrame(run)
  }
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      data-veil
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={text('commands.palette')}>
          <Autocomplete filter={(title, query) => textMatches(query, title)} onInputChange={setTyped}>
            <SearchField className={styles['search'] ?? ''} aria-label={text('commands.search')}>
              <Search aria-hidden />
              <Input
                {...combobox}
                ref={takeFocus}
                className={styles['input'] ?? ''}
                placeholder={text('commands.search')}
              />
            </SearchField>
            <ListBox
              className={styles['menu'] ?? ''}
              aria-label={text('commands.list')}
              renderEmptyState={() => (
                <p className={styles['nothing']}>
                  <Text id="commands.nothing" />
                </p>
              )}
            >
              {recent.length > 0 && (
                <ListBoxSection className={styles['section'] ?? ''}>
                  <Header className={styles['heading'] ?? ''}>
                    <Text id="commands.section.recent" />
                  </Header>
                  {recent.map(({ section, title, to }) => {
                    const Icon = icons[section]
                    return (
                      <ListBoxItem
                        key={to}
                        id={`recent ${to}`}
                        className={styles['item'] ?? ''}
                        textValue={title}
                        onAction={() => choose(() => void navigate(to))}
                      >
                        <Icon aria-hidden />
                        <Part slot="label" className={styles['title'] ?? ''}>
                          <Foreign>{title}</Foreign>
                        </Part>
                      </ListBoxItem>
                    )
                  })}
                </ListBoxSection>
              )}
              {sections.map(([section, commands]) => (
                <ListBoxSection key={section} className={styles['section'] ?? ''}>
                  <Header className={styles['heading'] ?? ''}>
                    <Text id={`commands.section.${section}`} />
                  </Header>
                  {commands.map((command) => (
                    <CommandItem key={command.id} command={command} choose={choose} />
                  ))}
                </ListBoxSection>
              ))}
              {undoables.length > 0 && (
                <ListBoxSection className={styles['section'] ?? ''}>
                  <Header className={styles['heading'] ?? ''}>
                    <Text id="commands.section.undo" />
                  </Header>
                  {undoables.map((done, index) => {
                    const title = text('commands.undoOne', { what: text(done.text.id, done.text.values) })
                    return (
                      <ListBoxItem
                        key={index}
                        id={`undo ${index}`}
                        className={styles['item'] ?? ''}
                        textValue={title}
                        onAction={() => choose(() => void takeBack(done))}
                      >
                        <Undo2 aria-hidden />
                        <Part slot="label" className={styles['title'] ?? ''}>
                          {title}
                        </Part>
                      </ListBoxItem>
                    )
                  })}
                </ListBoxSection>
              )}
              <WhySection undoables={undoables} choose={choose} />
              <FlowSection found={typed === '' ? [] : ofFlow} choose={(to) => choose(() => void navigate(to))} />
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The list below belongs to the field, and its choice is moved with the focus in the field. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const

const takeFocus = (field: HTMLInputElement | null) => field?.focus()

function CommandItem({ command, choose }: { command: ListedCommand; choose: (run: () => void) => void }) {
  const text = useText()
  const title = text(command.title)
  return (
    <ListBoxItem
      id={command.id}
      className={styles['item'] ?? ''}
      // An id is made of English words, which many know who read the app in another language.
      textValue={`${title} ${command.id}`}
      onAction={() => choose(command.run)}
    >
      <Part slot="label" className={styles['title'] ?? ''}>
        {title}
      </Part>
      <AllKeyCaps keys={command.allKeys} />
    </ListBoxItem>
  )
}
