/** The eleven colours that an event can have instead of its calendar's, by Google's ids.
 *  @see https://developers.google.com/workspace/calendar/api/v3/reference/colors */
export const eventColors: Readonly<Record<string, string>> = {
  '1': '#7986cb',
  '2': '#33b679',
  '3': '#8e24aa',
  '4': '#e67c73',
  '5': '#f6bf26',
  '6': '#f4511e',
  '7': '#039be5',
  '8': '#616161',
  '9': '#3f51b5',
  '10': '#0b8043',
  '11': '#d50000',
}
