import { Text } from '#i18n/react.tsx'
import { LanguageChoice, ThemeChoice } from '#ui/preferences/DisplayChoices.tsx'
import styles from './PageFooter.module.css'

export function PageFooter() {
  return (
    <footer className={styles['footer']}>
      <p>
        <Text id="app.promise" />
      </p>
      <div className={styles['choices']}>
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </footer>
  )
}
