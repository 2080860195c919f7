import { CalendarCheck } from 'lucide-react'
import { useAuth } from '#auth/react.tsx'
import { AllowButton as Ask, AllowFeature } from '#ui/AllowFeature.tsx'
import type { ButtonLook } from '#ui/Button.tsx'

/** Asks the provider for what the calendar lacks. */
export function AllowButton({ look, label }: { look?: ButtonLook; label: string }) {
  const auth = useAuth()
  return <Ask {...(look && { look })} label={label} ask={() => auth.allow('calendar')} />
}

/** In the place of the calendar while its scope is not granted. */
export function AllowCalendar({ refused, readOnly }: { refused: boolean; readOnly: boolean }) {
  const auth = useAuth()
  return (
    <AllowFeature
      icon={CalendarCheck}
      lead={refused ? 'calendar.allow.refused' : 'calendar.allow.lead'}
      points={[
        'calendar.allow.reads',
        readOnly ? 'calendar.allow.changesNothing' : 'calendar.allow.changes',
        'calendar.allow.revocable',
      ]}
      label="calendar.allow.button"
      ask={() => auth.allow('calendar')}
    />
  )
}
