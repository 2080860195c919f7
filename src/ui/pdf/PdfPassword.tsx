import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Button } from '../Button.tsx'
import { Field } from '../Field.tsx'
import styles from './PdfPages.module.css'

/** Asks for the password of a document; it stays on this page. */
export function PdfPassword({ wrong, onAnswer }: { wrong: boolean; onAnswer: (password: string) => void }) {
  const [password, setPassword] = useState('')
  return (
    <form
      className={styles['password']}
      onSubmit={(event) => {
        event.preventDefault()
        if (password) onAnswer(password)
      }}
    >
      <Field
        type="password"
        label={<Text id="pdf.password" />}
        hint={<Text id={wrong ? 'pdf.password.wrong' : 'pdf.password.hint'} />}
        autoComplete="off"
        value={password}
        onChange={setPassword}
      />
      <Button submit look="primary">
        <Text id="pdf.password.open" />
      </Button>
    </form>
  )
}
