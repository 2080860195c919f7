/** Colours of Gmail's palette that people tell apart, by the name of each in the catalogues (`mail.color.<name>`). */
export const palette: ReadonlyMap<string, string> = new Map([
  ['red', '#fb4c2f'],
  ['orange', '#ffad47'],
  ['yellow', '#fad165'],
  ['green', '#16a766'],
  ['mint', '#68dfa9'],
  ['blue', '#4a86e8'],
  ['sky', '#a4c2f4'],
  ['purple', '#a479e2'],
  ['pink', '#f691b3'],
  ['brown', '#a46a21'],
  ['grey', '#cccccc'],
  ['dark', '#434343'],
])
