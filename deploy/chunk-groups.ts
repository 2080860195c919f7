/** A folder of a room, or none. */
const anyFolder = '(?:[\\w-]+/)?'
const icons = 'lucide-react/dist/esm/icons/'
/** What draws with react-aria, and pages that few see: a group with one of them would load that library everywhere. */
const heavy = ['pdf/', 'ConfirmDialog', 'TitledDialog', 'Overlay', 'NoticeRegion', 'react-aria']
/** Of the signed-in pages alone. */
const behindSignIn = [
  'AllowFeature',
  'Card',
  'EmptyState',
  'Facts',
  'Initials',
  'LoadProblem',
  'byte-size',
  'command',
  'clock',
  'choose-language',
  'text-match',
  'undo',
  'notices',
  'recent',
  'leaving',
  'half-written.tsx',
]

/**
 * What goes into one file where a bundler would make a dozen small ones, which compress badly. A group takes along what
 * its members import. Names in lists are beginnings of names where nothing else is said.
 */
export const chunkGroups = [
  // By itself, or the entry would wait for React only to be able to load a chunk.
  { name: 'loading', test: /vite\/preload-helper/, priority: 1 },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@lingui)\// },
  {
    name: 'pieces',
    test: anyOf(
      `/src/${oneOf('ui', 'i18n')}/${noneOf(...heavy, ...behindSignIn)}`,
      '/src/doctor/ProblemNotice',
      'lucide-react/dist/esm/createLucideIcon',
      icons + oneOf('arrow-right', 'key-round', 'wifi-off'),
    ),
    minShareCount: 3,
    priority: 1,
  },
  // What the entry reads the configuration with.
  { name: 'configuration', test: anyOf('/src/config/', 'node_modules/valibot/'), minShareCount: 2, priority: 2 },
  // What the pages on both sides of the sign-in have in common.
  {
    name: 'page',
    test: anyOf(
      `/src/${oneOf('paths', 'auth/react', `app/${anyFolder}\\w+`, 'app/sign-in-attempt')}\\.tsx?$`,
      `/src/ui/${anyFolder}${oneOf('Brand', 'DisplayChoices', 'choose-language')}\\.tsx?$`,
      `${icons}${oneOf('arrow-right', 'languages', 'sun-moon')}\\.mjs$`,
    ),
    minShareCount: 2,
    priority: 1,
  },
  // Wanted behind the sign-in alone: whoever stands before it does not load them.
  {
    name: 'work-pieces',
    test: anyOf(
      `/src/ui/${noneOf(...heavy)}`,
      `/src/i18n/${oneOf('about', 'calendar')}-texts`,
      `/src/google/${oneOf('errors', 'fields', 'http', 'json-body', 'pages')}\\.ts`,
      '/AccountMenu\\.module',
    ),
    minShareCount: 3,
  },
  // A line or two each: as files of their own they would weigh three times as much. What the first signed-in page or the
  // calendar shows belongs into the first group, or they load the icons of all other pages with it.
  {
    name: 'work-icons',
    test: anyOf(
      `${icons}${oneOf(
        'calendar-check',
        'calendar-days',
        'chevron-down',
        'chevron-left',
        'chevron-right',
        'circle-check',
        'mail',
        'plus',
        'repeat',
        'search',
        'user-round',
        'video',
        'x',
      )}\\.m?js$`,
    ),
    priority: 1,
  },
  { name: 'more-icons', test: anyOf(icons), minShareCount: 2 },
  { name: 'query', test: /node_modules\/@tanstack\/(?!.*[iI]nfiniteQuery(?:Observer|\.))/, minShareCount: 2 },
  // What every view of the calendar needs.
  {
    name: 'calendar',
    test: anyOf(
      `/src/features/calendar/(?:\\w+/)?${oneOf(
        'AgendaSkeleton',
        'AllowCalendar',
        'CalendarName',
        'ColorDot',
        'EventTitle',
        'LoadProblem',
        'SmallMonth',
        'ZoneSelect',
        'agenda-data',
        'calendar-work',
        'entry-focus',
        'event-colors',
        'event-facts',
        'event-move',
        'event-rights',
        'format',
        'queries',
        'range',
        'range-events',
        'react',
        'shown-calendars',
        'view',
      )}\\.tsx?$`,
      `/src/google/calendar/${oneOf('calendars', 'event', 'events', 'scopes', 'search-events')}\\.ts$`,
    ),
  },
]

function anyOf(...places: readonly string[]): RegExp {
  return new RegExp(places.join('|'))
}

function oneOf(...names: readonly string[]): string {
  return `(?:${names.join('|')})`
}

/** Holds of a file, in whatever folder of a room, whose name begins with none of these. */
function noneOf(...names: readonly string[]): string {
  return `(?!${anyFolder}${oneOf(...names)}[^/]*$)`
}
