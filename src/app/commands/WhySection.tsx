import { MessageCircleQuestionMark } from 'lucide-react'
import { Header, ListBoxItem, ListBoxSection, Text as Part } from 'react-aria-components'
import { Text, useText } from '#i18n/react.tsx'
import type { undoHistory } from '#ui/notices/undo.ts'
import styles from './CommandPalette.module.css'

/** In the palette: why that which can still be undone was allowed. */
export function WhySection({
  undoables,
  choose,
}: {
  undoables: ReturnType<typeof undoHistory.getSnapshot>
  choose: (run: () => void) => void
}) {
  const text = useText()
  if (!undoables.some(({ why }) => why)) return null
  return (
    <ListBoxSection className={styles['section'] ?? ''}>
      <Header className={styles['heading'] ?? ''}>
        <Text id="commands.section.why" />
      </Header>
      {undoables.map(({ text: done, why }, index) => {
        if (!why) return null
        const title = text('commands.whyOne', { what: text(done.id, done.values) })
        return (
          <ListBoxItem
            key={index}
            id={`why ${index}`}
            className={styles['item'] ?? ''}
            textValue={title}
            onAction={() => choose(why)}
          >
            <MessageCircleQuestionMark aria-hidden />
            <Part slot="label" className={styles['title'] ?? ''}>
              {title}
            </Part>
          </ListBoxItem>
        )
      })}
    </ListBoxSection>
  )
}
