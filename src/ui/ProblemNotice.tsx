import type { ReactNode } from 'react'
import { Text, useFormat } from '#i18n/react.tsx'
import { Banner } from './Banner.tsx'
import { Foreign } from './Foreign.tsx'
import styles from './ProblemNotice.module.css'

/**
 * Why a sign-in or a renewal failed: what is wrong, what to do, and the facts that help whoever is asked for help;
 * by how much a clock is wrong is said as a sentence.
 * @param code of the closed list `signInCodes`; the catalogues have two sentences for each
 */
export function ProblemNotice({
  code,
  facts,
  actions,
}: {
  code: string
  facts: Readonly<Record<string, string>>
  actions?: ReactNode
}) {
  const { span } = useFormat()
  const { minutes, direction, ...others } = facts
  const skewed = code === 'clock-skew' && (direction === 'ahead' || direction === 'behind')
  const shown = Object.entries(skewed ? others : facts).slice(0, 6)
  return (
    <Banner tone="danger" role="alert" code={code} title={<Text id={`problem.${code}.what`} />} actions={actions}>
      {skewed && (
        <p>
          <Text id={`problem.clock-skew.${direction}`} values={{ span: span(Number(minutes) * 60_000) }} />
        </p>
      )}
      <p>
        <Text id={`problem.${code}.cure`} />
      </p>
      {shown.length > 0 && (
        <p className={styles['facts']}>
          {shown.map(([name, value]) => (
            <span key={name}>
              {name}{' '}
              <code>
                <Foreign>{value}</Foreign>
              </code>
            </span>
          ))}
        </p>
      )}
    </Banner>
  )
}
