import { Text, useFormat } from '#i18n/react.tsx'
import { LikelyReasons } from './LikelyReasons.tsx'

/** What to do about a failed sign-in or renewal, and what may be behind it. */
export function Diagnosis({ code, facts }: { code: string; facts: Readonly<Record<string, string>> }) {
  const { span } = useFormat()
  const { minutes, direction } = facts
  return (
    <>
      {code === 'clock-skew' && (direction === 'ahead' || direction === 'behind') && (
        <p>
          <Text id={`problem.clock-skew.${direction}`} values={{ span: span(Number(minutes) * 60_000) }} />
        </p>
      )}
      <p>
        <Text id={`problem.${code}.cure`} />
      </p>
      <LikelyReasons code={code} words={Object.values(facts)} brief />
    </>
  )
}
