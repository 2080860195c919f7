import { expect, test } from 'vitest'
import { presentAt } from '../../../deploy/missing-preloads.ts'

const chunk = (fileName: string, imports: string[], dynamicImports: string[] = [], isEntry = false) => ({
  fileName,
  imports,
  dynamicImports,
  isEntry,
})

test('where a part runs there is what it imports, and what every way to it has brought along', () => {
  const present = presentAt([
    chunk('entry.js', ['config.js'], ['app.js'], true),
    chunk('config.js', []),
    chunk('app.js', ['react.js'], ['mail.js', 'drive.js']),
    chunk('react.js', []),
    chunk('mail.js', ['query.js'], ['dialog.js']),
    chunk('query.js', []),
    chunk('drive.js', ['rows.js'], ['dialog.js', 'app.js']),
    chunk('rows.js', []),
    chunk('dialog.js', ['overlay.js']),
    chunk('overlay.js', []),
  ])
  const everywhere = ['app.js', 'config.js', 'entry.js', 'react.js']
  const at = (name: string) => [...(present.get(name) ?? [])].sort()
  expect(at('app.js')).toEqual(everywhere)
  expect(at('mail.js')).toEqual([...everywhere, 'mail.js', 'query.js'].sort())
  // Drive comes without the query library, so the dialog cannot count on it.
  expect(at('dialog.js')).toEqual([...everywhere, 'dialog.js', 'overlay.js'].sort())
})
