import type { CalendarOptions } from '@fullcalendar/react'
import { classNames } from '#ui/class-names.ts'
import styles from './CalendarGrid.module.css'

/**
 * How the grid looks: the library brings the geometry, and asks for the classes of everything that is seen.
 * @see https://fullcalendar.io/docs/css-customization
 */
export const gridLook = {
  className: styles['grid'],
  viewClass: styles['view'],
  eventColor: 'var(--accent)',
  highlightClass: styles['highlight'],
  tableHeaderClass: styles['header'],
  dayHeaderAlign: 'center',
  dayHeaderClass: styles['dayHeader'],
  dayHeaderInnerClass: ({ isToday }) => classNames(styles['dayHeaderInner'], isToday && styles['isToday']),
  dayHeaderDividerClass: styles['divider'],
  dayRowClass: styles['ruled'],
  dayCellClass: ({ isToday, isOther }) =>
    classNames(styles['ruled'], isToday && styles['today'], isOther && styles['other']),
  dayCellTopClass: styles['dayTop'],
  dayCellTopInnerClass: ({ isToday }) => classNames(styles['dayNumber'], isToday && styles['isToday']),
  dayCellBottomClass: styles['dayBottom'],
  dayLaneClass: ({ isToday }) => classNames(styles['ruled'], isToday && styles['today']),
  dayLaneInnerClass: styles['laneInner'],
  slotLaneClass: ({ isMinor }) => classNames(styles['slot'], isMinor && styles['minor']),
  slotHeaderAlign: 'end',
  slotHeaderClass: styles['slotHeader'],
  slotHeaderInnerClass: styles['slotHeaderInner'],
  slotHeaderDividerClass: styles['axisDivider'],
  allDayHeaderClass: styles['slotHeader'],
  allDayHeaderInnerClass: styles['slotHeaderInner'],
  allDayDividerClass: styles['divider'],
  nowIndicatorLineClass: styles['nowLine'],
  nowIndicatorDotClass: styles['nowDot'],
  navLinkClass: styles['navLink'],
  moreLinkClass: styles['more'],
  columnMoreLinkClass: styles['moreColumn'],
  fillerClass: styles['filler'],
  eventClass: ({ isDragging, isMirror }) =>
    classNames(styles['event'], isDragging && styles['dragging'], isMirror && styles['mirror']),
  blockEventClass: styles['block'],
  rowEventClass: ({ isStart, isEnd }) =>
    classNames(styles['row'], isStart && styles['rowStart'], isEnd && styles['rowEnd']),
  columnEventClass: styles['column'],
  listItemEventClass: styles['item'],
  columnEventBeforeClass: ({ isStartResizable }) => classNames(isStartResizable && styles['resizeTop']),
  columnEventAfterClass: ({ isEndResizable }) => classNames(isEndResizable && styles['resizeBottom']),
  rowEventBeforeClass: ({ isStartResizable }) => classNames(isStartResizable && styles['resizeStart']),
  rowEventAfterClass: ({ isEndResizable }) => classNames(isEndResizable && styles['resizeEnd']),
} satisfies CalendarOptions
