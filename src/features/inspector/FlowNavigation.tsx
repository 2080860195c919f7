import { useEffect, useRef } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { PlaceLink } from '#ui/Link.tsx'
import styles from './FlowNavigation.module.css'
import { parts } from './parts.tsx'

/** The parts of the inspector in a row of links, which scrolls sideways where the screen is narrow, to where one is. */
export function FlowNavigation() {
  const text = useText()
  const list = useRef<HTMLUListElement>(null)

  // It is drawn again when the address changes, and by little else.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && here)
      list.current.scrollLeft = here.offsetLeft - (list.current.clientWidth - here.offsetWidth) / 2
  })

  return (
    <nav className={styles['nav']} aria-label={text('flow.parts')}>
      <ul ref={list} className={styles['list']}>
        {parts.map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <PlaceLink className={styles['link']} to={to} end={id === 'steps'}>
              <Icon aria-hidden />
              <Text id={`flow.part.${id}`} />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
