/** `45 ms` or `1.2 s`, in the person's way of writing. */
export function inUnits(ms: number, format: (value: number, options: Intl.NumberFormatOptions) => string): string {
  return ms < 1_000
    ? format(Math.round(ms), { style: 'unit', unit: 'millisecond' })
    : format(ms / 1_000, { style: 'unit', unit: 'second', maximumFractionDigits: 1 })
}
