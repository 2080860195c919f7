import { useEffect, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import { base64url, hex, practiceVerifier, sha256 } from './verifier.ts'

/** How the token endpoint judged one verifier. */
export interface Attempt {
  verifier: string
  /** False where it was refused, with the provider's error. */
  accepted: boolean
  error?: string
}

interface Hashed {
  of: string
  bytes: string
  challenge: string
}

/** A verifier under the learner's hands: what it hashes to as they type, and what the token endpoint says to it. */
export function usePkce() {
  const auth = useAuth()
  const [original, setOriginal] = useState(practiceVerifier)
  const [verifier, setVerifier] = useState(original)
  const [sent, setSent] = useState<{ of: string; challenge: string }>()
  const [hashed, setHashed] = useState<Hashed>()
  const [attempts, setAttempts] = useState<readonly Attempt[]>([])
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let isLatest = true
    const hash = async () => {
      const bytes = await sha256(verifier)
      if (isLatest) setHashed({ of: verifier, bytes: hex(bytes), challenge: base64url(bytes) })
    }
    void hash()
    return () => {
      isLatest = false
    }
  }, [verifier])

  // The challenge goes out with the authorization request, so it is that of the verifier as it was then.
  useEffect(() => {
    let isLatest = true
    const send = async () => {
      const challenge = base64url(await sha256(original))
      if (isLatest) setSent({ of: original, challenge })
    }
    void send()
    return () => {
      isLatest = false
    }
  }, [original])

  const registered = sent?.of === original ? sent.challenge : undefined

  return {
    verifier,
    original,
    registered,
    hashed: hashed?.of === verifier ? hashed : undefined,
    attempts,
    busy,
    failed,
    change: setVerifier,
    /** Another verifier, as if another sign-in began. */
    begin: (another: string) => {
      setOriginal(another)
      setVerifier(another)
      setAttempts([])
      setFailed(false)
    },
    send: async () => {
      if (!registered) return
      setBusy(true)
      const { practice } = await auth.demo({ do: 'practise', codeChallenge: registered, codeVerifier: verifier })
      setBusy(false)
      setFailed(!practice)
      if (!practice) return
      const attempt: Attempt = practice.accepted
        ? { verifier, accepted: true }
        : { verifier, accepted: false, error: practice.error ?? practice.code }
      setAttempts((before) => [attempt, ...before].slice(0, 5))
    },
  }
}
