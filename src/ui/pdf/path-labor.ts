/** How many numbers follow a sign in the library's form of a path: to move, line, curve, quadratic curve, close. */
const numbersAfter = [2, 2, 6, 4, 0]
const move = 0

/**
 * About how much it is to draw a path: its points times the lines of it that cross one line of pixels, since browsers
 * hold each against each. A coast of 100,000 points is some 20 million; 30,000 lines across the page and back, which
 * Chromium draws for half a minute, are 300 million.
 */
export function pathLabor(path: ArrayLike<number>): number {
  const number = (at: number) => path[at] ?? 0
  let [points, way, x, y] = [0, 0, 0, 0]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let at = 0; at < path.length;) {
    const sign = number(at)
    const end = at + 1 + (numbersAfter[sign] ?? path.length)
    for (at += 1; at < end; at += 2) {
      const [nextX, nextY] = [number(at), number(at + 1)]
      if (sign !== move) way += Math.abs(nextX - x) + Math.abs(nextY - y)
      points += 1
      x = nextX
      y = nextY
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  const across = right - left + (bottom - top)
  return across > 0 ? points * (way / across) : 0
}
