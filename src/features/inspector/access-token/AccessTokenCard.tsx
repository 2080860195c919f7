import { Text } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './AccessTokenCard.module.css'
import { JwtBench } from './JwtBench.tsx'

const questions = ['stored', 'opaque', 'readers'] as const
const rows = ['looks', 'reads', 'checks', 'ends', 'here'] as const

/** Access token and JWT: how a token can be checked without being stored, and who can read what. */
export function AccessTokenCard() {
  return (
    <Card title={<Text id="token.access" />}>
      {questions.map((question) => (
        <div key={question} className={styles['question']}>
          <h3 className={styles['subtitle']}>
            <Text id={`token.access.${question}`} />
          </h3>
          <p>
            <Text id={`token.access.${question}.answer`} />
          </p>
        </div>
      ))}
      <table className={styles['kinds']}>
        <caption className={styles['caption']}>
          <Text id="token.access.kinds" />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>
                <Text id="token.access.kind" />
              </VisuallyHidden>
            </th>
            <th scope="col">
              <Text id="token.access.kind.opaque" />
            </th>
            <th scope="col">
              <Text id="token.access.kind.jwt" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <Text id={`token.access.${row}`} />
              </th>
              <td>
                <Text id={`token.access.${row}.opaque`} />
              </td>
              <td>
                <Text id={`token.access.${row}.jwt`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <JwtBench />
    </Card>
  )
}
