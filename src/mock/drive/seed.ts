import { peopleOf, type Person } from '../world/people.ts'
import type { MockState } from '../world/state.ts'
import type { DriveFile, DriveUser, SharedDrive } from './resource.ts'
import { documentLines } from './seed-texts.ts'
import { SeedTree, type More } from './seed-tree.ts'

export interface SeededDrive {
  /** The top folder of My Drive. */
  root: DriveFile
  /** The top folder of each shared drive; a drive and its top folder have one id. */
  drives: readonly SharedDrive[]
  files: readonly DriveFile[]
  /** Where a great many files lie when the world is to be measured. */
  bulkFolder: string
}

/** Makes the Drive of one person, in order: a folder comes before what lies in it. */
export function seededDrive(person: Person, seed: MockState['seed']): SeededDrive {
  const { language, anchorMs } = seed
  const number = peopleOf(language).findIndex(({ subject }) => subject === person.subject) + 1
  const tree = new SeedTree(person, language, anchorMs)
  const root = tree.root()
  if (number === 3) return { root, drives: [], files: [root], bulkFolder: '' }
  const full = number === 1
  ownFiles(tree, root, full)
  const bulkFolder = tree.folder('bulk', root, { daysAgo: 300 })
  if (full) {
    sharedFiles(tree)
    trashedFiles(tree, root)
  }
  const drives = [tree.drive('teamDrive', '#1a73e8', 'organizer'), tree.drive('companyDrive', '#188038', 'reader')]
  teamFiles(tree, drives)
  return { root, drives, files: tree.files, bulkFolder: bulkFolder.id }
}

function ownFiles(tree: SeedTree, root: DriveFile, full: boolean) {
  const pixy = tree.folder('pixy', root, { clients: 'any', daysAgo: 1 })
  tree.text('welcome', '.txt', pixy, documentLines.welcome, { clients: 'any', daysAgo: 1, viewedByMeMs: 1 })
  tree.text('firstNotes', '.md', pixy, documentLines.minutes, { clients: 'any', daysAgo: 0, starred: true })
  tree.picture('firstPicture', pixy, 640, 400, { clients: 'any', daysAgo: 2 })
  const orchard = tree.folder('orchard', root, { starred: true, shared: true, daysAgo: 1 })
  tree.document('plan', orchard, documentLines.plan, { starred: true, shared: true, daysAgo: 1 })
  tree.sheet('budget', orchard, { shared: true, daysAgo: 2 })
  tree.slides('kickoff', orchard, documentLines.plan, { shared: true, daysAgo: 40 })
  tree.document('interview', orchard, documentLines.minutes, { shared: true, daysAgo: 12 })
  const designs = tree.folder('designs', orchard, { shared: true, daysAgo: 3 })
  tree.picture('logo', designs, 480, 480, { shared: true, daysAgo: 30 })
  for (const part of [1, 2, 3])
    tree.picture('sketch', designs, 720, 480, { shared: true, daysAgo: 3 + part }, ` ${part}`)
  tree.noise('film', '.mp4', 'video/mp4', designs, 1_288_490_188, { shared: true, daysAgo: 9 })
  const drafts = tree.folder('drafts', designs, { daysAgo: 70 })
  tree.document('roadmap', drafts, documentLines.plan, { daysAgo: 70 })
  tree.document('roadmap', root, documentLines.plan, { daysAgo: 4, viewedByMeMs: 2 })
  tree.pdf('lease', root, documentLines.contract, { daysAgo: 120 })
  if (!full) return
  const minutes = tree.folder('minutes', root, { daysAgo: 5 })
  for (const week of [0, 1, 2, 3, 4, 5]) {
    tree.document('weekly', minutes, documentLines.minutes, { daysAgo: 5 + week * 7 }, ` ${week + 1}`)
  }
  const photos = tree.folder('photos', root, { daysAgo: 20 })
  const island = tree.folder('island', photos, { daysAgo: 20 })
  for (const [key, width, height] of [
    ['beach', 800, 533],
    ['tangerines', 533, 800],
    ['sunrise', 800, 450],
  ] as const) {
    tree.picture(key, island, width, height, { daysAgo: 21 })
  }
  const household = tree.folder('household', root, { daysAgo: 8 })
  tree.text('recipe', '.txt', household, documentLines.recipe, { daysAgo: 33 })
  tree.sheet('shopping', household, { daysAgo: 8, viewedByMeMs: 3 })
  tree.pdf('insurance', household, documentLines.contract, { daysAgo: 200 })
  const taxes = tree.folder('taxes', household, { daysAgo: 180 })
  tree.pdf('taxReturn', taxes, documentLines.contract, { daysAgo: 180 })
  tree.text('receipts', '.csv', taxes, documentLines.minutes, { daysAgo: 190 })
  tree.folder('empty', root, { daysAgo: 250 })
  tree.noise('backup', '.zip', 'application/zip', root, 4_831_838_208, { daysAgo: 60 })
}

function sharedFiles(tree: SeedTree) {
  const [kenji, alex] = tree.others
  const from = (owner: DriveUser | undefined, daysAgo: number, role: DriveFile['role']): More => ({
    ...(owner ? { owner, modifiedBy: owner } : {}),
    role,
    shared: true,
    daysAgo,
    sharedWithMeMs: daysAgo,
  })
  tree.document('onboarding', undefined, documentLines.plan, from(kenji, 6, 'writer'))
  tree.sheet('travel', undefined, from(kenji, 10, 'writer'))
  tree.slides('talk', undefined, documentLines.plan, from(alex, 15, 'reader'))
  tree.pdf('brochure', undefined, documentLines.contract, from(alex, 45, 'reader'))
  const holidays = tree.folder('holidays', undefined, from(kenji, 25, 'writer'))
  // What lies in a shared folder is not listed as shared by itself.
  const { sharedWithMeMs: _ofTheFolder, ...inside } = from(kenji, 25, 'writer')
  tree.text('holidays', '.txt', holidays, documentLines.minutes, inside)
}

function trashedFiles(tree: SeedTree, root: DriveFile) {
  tree.text('scratch', '.txt', root, documentLines.recipe, { daysAgo: 14, trashed: true, trashedMs: 3 })
  tree.document('doubled', root, documentLines.plan, { daysAgo: 35, trashed: true, trashedMs: 10 })
}

function teamFiles(tree: SeedTree, [team, company]: readonly SharedDrive[]) {
  const at = (drive: SharedDrive | undefined) => tree.files.find(({ id }) => id === drive?.id)
  const top = at(team)
  const sprint = tree.folder('sprint', top, { daysAgo: 2 })
  tree.sheet('sprint', sprint, { daysAgo: 2 })
  tree.document('handbook', top, documentLines.plan, { daysAgo: 90 })
  const brand = tree.folder('brand', at(company), { daysAgo: 100 })
  tree.picture('logo', brand, 480, 480, { daysAgo: 100 })
  tree.pdf('policy', at(company), documentLines.contract, { daysAgo: 150 })
}
