import { Download, FileUp, X } from 'lucide-react'
import { useState } from 'react'
import { useTrace } from '#auth/react.tsx'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { PartPage } from '../PartPage.tsx'
import { harOf } from '../exchange/har.ts'
import { markdownOf } from '../exchange/markdown.ts'
import { saveText } from '../exchange/save-text.ts'
import { maxFileBytes, parseTraceFile, traceFileOf, type TraceFile } from '../exchange/trace-file.ts'
import { inOrder } from '../steps/filter.ts'
import { StepsBench } from '../steps/StepsBench.tsx'
import styles from './ComparePart.module.css'
import { OpenFile } from './OpenFile.tsx'
import { SideBySide } from './SideBySide.tsx'

interface Opened extends TraceFile {
  name: string
}

/** Takes this session along as a file, opens somebody else's, and puts the two side by side. */
export function ComparePart() {
  const trace = useTrace()
  const text = useText()
  const format = useFormat()
  const [opened, setOpened] = useState<Opened>()
  const [refused, setRefused] = useState(false)
  const [beside, setBeside] = useState(false)
  const [chosen, setChosen] = useState<number>()

  const save = (kind: 'json' | 'har' | 'md') => {
    const entries = inOrder(trace)
    const words = { title: text('flow.title'), stepName: ({ step }: { step: string }) => text(`flow.step.${step}`) }
    const [mediaType, content] = {
      json: () => ['application/json', traceFileOf(entries, Date.now())] as const,
      har: () => ['application/json', harOf(entries)] as const,
      md: () => ['text/markdown', markdownOf(entries, words)] as const,
    }[kind]()
    saveText(`pixy-flow.${kind}`, mediaType, content)
  }
  const open = async (file: File) => {
    const read = file.size > maxFileBytes ? undefined : parseTraceFile(await file.text())
    setRefused(!read)
    if (read) setOpened({ ...read, name: file.name })
    setChosen(undefined)
  }

  return (
    <PartPage titleId="flow.compare.title" introId="flow.compare.intro">
      <section className={styles['tools']} aria-label={text('flow.compare.files')}>
        {(['json', 'har', 'md'] as const).map((kind) => (
          <Button key={kind} onClick={() => save(kind)}>
            <Download aria-hidden />
            <Text id={`flow.save.${kind}`} />
          </Button>
        ))}
        <OpenFile onOpen={(file) => void open(file)}>
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
          <Banner
            tone="caution"
            title={<Text id="flow.compare.notYours" />}
            inline
            actions={
              <Button
                onClick={() => {
                  setOpened(undefined)
                  setBeside(false)
                }}
              >
                <X aria-hidden />
                <Text id="action.close" />
              </Button>
            }
          >
            <p>
              <Foreign>{opened.name}</Foreign>
              {' · '}
              {format.date(opened.exportedAtMs, { dateStyle: 'medium', timeStyle: 'short' })}
              {' · '}
              <Text id="flow.compare.count" values={{ count: opened.entries.length }} />
            </p>
          </Banner>
          <div className={styles['tools']}>
            <Button aria-pressed={beside} onClick={() => setBeside(!beside)}>
              <Text id={beside ? 'flow.compare.alone' : 'flow.compare.beside'} />
            </Button>
          </div>
          {beside ? (
            <SideBySide left={inOrder(trace)} right={inOrder(opened.entries)} />
          ) : (
            <StepsBench entries={opened.entries} chosenId={chosen} onChoose={setChosen} />
          )}
        </>
      )}
    </PartPage>
  )
}
