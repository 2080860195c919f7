import { useRef, type ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'

/** A button that asks for one file. */
export function OpenFile({ onOpen, children }: { onOpen: (file: File) => void; children: ReactNode }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again after it was changed.
          event.target.value = ''
          if (file) onOpen(file)
        }}
      />
      <Button onClick={() => field.current?.click()}>{children}</Button>
    </>
  )
}
