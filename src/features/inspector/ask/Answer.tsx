import type { SendResult } from '#auth/auth.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { boundedText } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { CodeText } from '../code/CodeText.tsx'
import { httpTokens, jsonTokens } from '../code/tokens.ts'
import styles from './Answer.module.css'
import { readable } from './calls.ts'

/** So much of an answer is shown; who needs all of it has other tools. */
const maxCharacters = 20_000

/** What an API answered, or why there is no answer. Whatever it is, it is shown as text. */
export function Answer({ result }: { result: SendResult }) {
  const text = useText()
  if (result.kind === 'failure') {
    return (
      <p className={styles['failure']} role="alert">
        <Text id="flow.ask.noAnswer" /> <Text id={`google.error.${result.code}`} />{' '}
        <code translate="no">{result.code}</code>
      </p>
    )
  }
  const { status, headers, body, step } = result
  const shown = readable(typeof body === 'string' ? body : '')
  return (
    <section className={styles['answer']} aria-label={text('flow.ask.answer')}>
      <p className={styles['status']} data-good={status < 400}>
        <strong>
          <code>{status}</code>
        </strong>{' '}
        <Text id={status < 400 ? 'flow.ask.allowed' : status === 403 ? 'flow.ask.forbidden' : 'flow.ask.refused'} />
        {step !== undefined && (
          <>
            {' '}
            <Link to={paths.flow({ step })}>
              <Text id="flow.openStep" />
            </Link>
          </>
        )}
      </p>
      <CodeText
        tokens={httpTokens(
          [
            `HTTP/1.1 ${status}`,
            ...Object.entries(headers).map(([name, value]) => `${name}: ${boundedText(value, 200)}`),
          ].join('\n'),
        )}
      />
      {shown !== '' && (
        <CodeText
          tokens={jsonTokens(shown.length > maxCharacters ? `${shown.slice(0, maxCharacters)}\n…` : shown)}
          wrap={false}
        />
      )}
    </section>
  )
}
