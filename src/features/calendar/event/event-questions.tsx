import { useRef, useState } from 'react'
import type { OwnedEvent } from '../agenda/agenda.ts'
import { hasOtherGuests } from './event-rights.ts'
import type { Question, Reply } from './SaveQuestion.tsx'
import type { EditScope } from '../writing/series.ts'

/** A question on the screen, and what is done with its answer; undefined: the person thought better of it. */
type Asked = Question & { answer: (reply: Reply | undefined) => void }

/**
 * What must be known before something is written, asked one question at a time: while the code of the first is on its
 * way another deed may begin, and then the first was thought better of.
 */
export function useQuestions() {
  const [question, setQuestion] = useState<Asked>()
  const asking = useRef<(reply: Reply | undefined) => void>(undefined)

  const ask = (asked: Question) =>
    new Promise<Reply | undefined>((resolve) => {
      asking.current?.(undefined)
      asking.current = resolve
      setQuestion({
        ...asked,
        answer: (reply) => {
          setQuestion(undefined)
          resolve(reply)
        },
      })
    })

  /** Asks only what there is to be asked. @param told whether guests are told, where the person has said so already */
  const replyFor = async (
    what: Question['what'],
    { event }: OwnedEvent,
    scopes: readonly EditScope[] = ['this', 'following', 'all'],
    told?: boolean,
  ): Promise<Reply | undefined> => {
    const series = event.recurringEventId !== undefined
    const guests = hasOtherGuests(event) && told === undefined
    if (!series && !guests) return { scope: 'this', tellGuests: told ?? false }
    const reply = await ask({ what, scopes: series ? scopes : [], guests })
    return reply && { ...reply, ...(told !== undefined && { tellGuests: told }) }
  }

  return { question, ask, replyFor }
}
