const initials = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const vowels = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ']
const finals = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ']
/** Letters that a keyboard writes with two strokes. */
const pairs: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
}
const firstSyllable = 0xac00
const kanaDistance = 0x60

const splitPairs = (letters: string) => letters.replace(/[ㄳ-ㅢ]/g, (letter) => pairs[letter] ?? letter)

/** Which of its three parts a syllable is made of, by number. */
function partsOf(syllable: string): readonly [number, number, number] {
  const place = syllable.charCodeAt(0) - firstSyllable
  return [Math.floor(place / 588), Math.floor(place / 28) % 21, place % 28]
}

/** One spelling for all that is written alike: case, width and kind of kana do not count, nor do spaces. */
function fold(text: string): string {
  return text
    .replace(/[^\u3131-\u3163]+/g, (other) => other.normalize('NFKC'))
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - kanaDistance))
    .replace(/\s+/g, '')
}

/** Syllables as the strokes that write them, so that a word which is still being written is found too. */
const strokes = (folded: string) =>
  splitPairs(
    folded.replace(/[가-힣]/g, (syllable) => {
      const [initial, vowel, final] = partsOf(syllable)
      return `${initials[initial] ?? ''}${vowels[vowel] ?? ''}${finals[final] ?? ''}`
    }),
  )

/** Each syllable as its first consonant: `캘린더` is `ㅋㄹㄷ`. */
const consonants = (folded: string) =>
  folded.replace(/[가-힣]/g, (syllable) => initials[partsOf(syllable)[0]] ?? syllable)

/**
 * Whether each word of a query is in a text, as people expect it who type Korean (`ㅋㄹ` and a half-written `캘ㄹ` find
 * `캘린더`) or Japanese (`かれ` finds `カレンダー`).
 */
export function textMatches(query: string, text: string): boolean {
  const folded = fold(text)
  return query
    .split(/\s+/)
    .map(fold)
    .every((word) => {
      const written = strokes(word)
      const isInitials = /^[ㄱ-ㅎ]+$/.test(written)
      return isInitials ? consonants(folded).includes(written) : strokes(folded).includes(written)
    })
}
