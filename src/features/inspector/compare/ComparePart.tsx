import { FileUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTrace } from '#auth/react.tsx'
import { Text, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { PartPage } from '../PartPage.tsx'
import { maxFileBytes, parseTraceFile } from '../exchange/trace-file.ts'
import { inOrder } from '../steps/filter.ts'
import { StepsBench } from '../steps/StepsBench.tsx'
import styles from './ComparePart.module.css'
import { OpenedFile, type Opened } from './OpenedFile.tsx'
import { OpenFile } from './OpenFile.tsx'
import { SaveSession } from './SaveSession.tsx'
import { SideBySide } from './SideBySide.tsx'

/** Takes this session along as a file, opens somebody else's, and puts it beside this session or another file. */
export function ComparePart() {
  const trace = useTrace()
  const text = useText()
  const [opened, setOpened] = useState<Opened>()
  const [against, setAgainst] = useState<'session' | Opened>()
  const [refused, setRefused] = useState(false)
  const [chosen, setChosen] = useState<number>()
  const entries = useMemo(() => inOrder(trace), [trace])

  const open = async (file: File, show: (file: Opened) => void) => {
    const read = file.size > maxFileBytes ? undefined : parseTraceFile(await file.text())
    setRefused(!read)
    if (read) show({ ...read, entries: inOrder(read.entries), name: file.name })
  }
  const openFirst = (file: Opened) => {
    setOpened(file)
    setAgainst(undefined)
    setChosen(undefined)
  }
  const close = () => {
    // Of two files the other one stays.
    setOpened(typeof against === 'object' ? against : undefined)
    setAgainst(undefined)
    setChosen(undefined)
  }

  return (
    <PartPage titleId="flow.compare.title" introId="flow.compare.intro">
      <section className={styles['tools']} aria-label={text('flow.compare.files')}>
        <SaveSession entries={entries} />
        <OpenFile onOpen={(file) => void open(file, openFirst)}>
          <FileUp aria-hidden />
          <Text id="flow.compare.open" />
        </OpenFile>
      </section>
      {refused && (
        <Banner tone="danger" role="alert" title={<Text id="flow.compare.refused" />}>
          <p>
            <Text id="flow.compare.refusedWhy" />
          </p>
        </Banner>
      )}
      {opened && (
        <>
          <OpenedFile file={opened} onClose={close} />
          {typeof against === 'object' && <OpenedFile file={against} onClose={() => setAgainst(undefined)} />}
          <div className={styles['tools']}>
            <Button aria-pressed={against === 'session'} onClick={() => setAgainst('session')}>
              <Text id="flow.compare.beside" />
            </Button>
            <OpenFile onOpen={(file) => void open(file, setAgainst)}>
              <Text id="flow.compare.another" />
            </OpenFile>
            {against !== undefined && (
              <Button look="quiet" onClick={() => setAgainst(undefined)}>
                <Text id="flow.compare.alone" />
              </Button>
            )}
          </div>
          {against === undefined ? (
            <StepsBench entries={opened.entries} chosenId={chosen} onChoose={setChosen} />
          ) : against === 'session' ? (
            <SideBySide left={{ name: text('flow.compare.mine'), entries }} right={opened} />
          ) : (
            <SideBySide left={opened} right={against} />
          )}
        </>
      )}
    </PartPage>
  )
}
