import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { worthwhileBytes } from '../../compress.ts'
import { headerOf, type Answer } from '../answer.ts'
import { advice, orFine, quoted, wrong, type Finding } from '../finding.ts'
import { answerAt, isPage, shown } from '../seen.ts'
import type { Visit } from '../visit.ts'

const bounds = { maxOutputLength: 8_000_000 }
const unpack = {
  br: (body: Buffer) => brotliDecompressSync(body, bounds),
  gzip: (body: Buffer) => gunzipSync(body, bounds),
}

const again = 'Run `npm run build` and `npm run configure`, and copy all files anew, .br and .gz too.'

/** Whether compressed answers are what they say, and say the same as the plain ones. */
export function judgeCompression(visit: Visit): readonly Finding[] {
  const findings: Finding[] = []
  const plainAssets = new Set<string>()
  for (const { path, encoding, asked } of visit.encoded) {
    const original = answerAt(visit.answers, path)
    if (!original || asked.kind !== 'answer' || asked.status !== 200) continue
    const said = headerOf(asked, 'content-encoding') ?? ''
    if (said === '' || said === 'identity') {
      if (original.body.length > worthwhileBytes && isPacked(path, original, visit)) plainAssets.add(path)
      if (!asked.body.equals(original.body)) findings.push(unlike(path, encoding))
    } else if (said !== encoding) {
      const what = `${path} was asked for in ${encoding} and came in ${quoted(said)}`
      findings.push(wrong('compression', what, 'Let the host heed Accept-Encoding.'))
    } else {
      findings.push(...judgeContent(path, encoding, asked, original))
    }
  }
  const uncompressed = [...plainAssets].filter((path) =>
    visit.encoded.every((one) => one.path !== path || !isCompressed(one.asked)),
  )
  if (uncompressed.length > 0) {
    const what = `${shown(visit, uncompressed)}: not compressed, and three times as large as need be`
    findings.push(advice('compression', what, 'Let the host send the .br and .gz of the build, or compress by itself.'))
  }
  return orFine(findings, 'compression', 'Every compressed answer unpacks to the plain one')
}

/** What `npm run configure` writes comes plain from the build: a twin of it could be an older policy or configuration. */
const isPacked = (path: string, answer: Answer, visit: Visit) => path !== 'config.js' && !isPage(answer, visit)

const isCompressed = (asked: Visit['encoded'][number]['asked']) =>
  asked.kind === 'answer' && /^(?:br|gzip)$/.test(headerOf(asked, 'content-encoding') ?? '')

function judgeContent(path: string, encoding: 'br' | 'gzip', answer: Answer, original: Answer): Finding[] {
  let content: Buffer
  try {
    content = unpack[encoding](answer.body)
  } catch {
    return [wrong('compression', `${path} says ${encoding} and is none, or far more than a file of Pixy`, again)]
  }
  if (!content.equals(original.body)) return [unlike(path, encoding)]
  if (/(?:^|[\s,])(?:accept-encoding|\*)(?:$|[\s,])/i.test(headerOf(answer, 'vary') ?? '')) return []
  const what = `${path} comes compressed without “Vary: Accept-Encoding”, so a cache may give it to who cannot read it`
  return [wrong('compression', what, 'Let the host send that header with what it compresses.')]
}

const unlike = (path: string, encoding: string) =>
  wrong('compression', `${path} is another file in ${encoding} than without: one of the two is older`, again)
