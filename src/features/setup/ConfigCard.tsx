import { Download } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { CopyField } from '#ui/CopyField.tsx'
import { saveText } from '#ui/save-text.ts'
import styles from './SetupPage.module.css'

/** The file for everybody who visits this site, to copy or to download, and what is done with it. */
export function ConfigCard({ file }: { file: string }) {
  return (
    <Card title={<Text id="setup.config.title" />}>
      <p className={styles['note']}>
        <Text
          id="setup.config.note"
          parts={{
            command: <code>npm run configure -- config.json dist</code>,
            place: <code>public/config.json</code>,
          }}
        />
      </p>
      <CopyField label="config.json" value={file} />
      <div>
        <Button onClick={() => saveText('config.json', 'application/json', file)}>
          <Download aria-hidden />
          <Text id="setup.config.download" />
        </Button>
      </div>
    </Card>
  )
}
