import { Route } from 'lucide-react'
import { Header, ListBoxItem, ListBoxSection, Text as Part } from 'react-aria-components'
import { Text } from '#i18n/react.tsx'
import styles from './CommandPalette.module.css'
import type { Found } from './findables.tsx'

/** In the palette: lessons, pages and steps of the inspector, of which there are too many to list unasked. */
export function FlowSection({ found, choose }: { found: readonly Found[]; choose: (to: string) => void }) {
  if (found.length === 0) return null
  return (
    <ListBoxSection className={styles['section'] ?? ''}>
      <Header className={styles['heading'] ?? ''}>
        <Text id="commands.section.flow" />
      </Header>
      {found.map(({ to, title, at }) => (
        <ListBoxItem
          key={to}
          id={`flow ${to}`}
          className={styles['item'] ?? ''}
          // An address is made of English words, which many know who read the app in another language.
          textValue={`${title} ${to}`}
          onAction={() => choose(to)}
        >
          <Route aria-hidden />
          <Part slot="label" className={styles['title'] ?? ''}>
            {title}
          </Part>
          {at && <span className={styles['at']}>{at}</span>}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  )
}
