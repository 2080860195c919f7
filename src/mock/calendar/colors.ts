const pair = (background: string, foreground: string) => ({ background, foreground })

/** The palette of calendars, by `colorId`. Colours of this demo's own, not Google's. */
export const calendarColors: Readonly<Record<string, { background: string; foreground: string }>> = {
  '1': pair('#3f6fd8', '#ffffff'),
  '2': pair('#2f8f6b', '#ffffff'),
  '3': pair('#c2571a', '#ffffff'),
  '4': pair('#7b5ea7', '#ffffff'),
  '5': pair('#b23a48', '#ffffff'),
}

/** The palette of single events, by `colorId`. */
export const eventColors: Readonly<Record<string, { background: string; foreground: string }>> = {
  '1': pair('#a8c0f0', '#1d1d1d'),
  '2': pair('#9fd8c0', '#1d1d1d'),
  '3': pair('#f0c09a', '#1d1d1d'),
  '4': pair('#ccb8e4', '#1d1d1d'),
  '5': pair('#eaa7ae', '#1d1d1d'),
}
