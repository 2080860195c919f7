import { Landmark, CircleUserRound, Database, Globe, Vault, type LucideIcon } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { actors, type Actor } from '#trace/entry.ts'
import styles from './Lanes.module.css'

const icons: Readonly<Record<Actor, LucideIcon>> = {
  'resource-owner': CircleUserRound,
  browser: Globe,
  vault: Vault,
  'authorization-server': Landmark,
  'resource-server': Database,
}

/** The heads of the five lanes. The list says in words who speaks to whom, so all of the diagram is decoration. */
export function LaneHeads() {
  return (
    <span className={styles['heads']} aria-hidden>
      {actors.map((actor) => {
        const Icon = icons[actor]
        return (
          <span key={actor} className={styles['head']}>
            <Icon />
            <Text id={`flow.lane.${actor}`} />
          </span>
        )
      })}
    </span>
  )
}

const laneAt = (actor: Actor) => `${10 + 20 * actors.indexOf(actor)}%`

/** One step in the lanes: there, and back where an answer came; a dot where somebody works alone. */
export function LaneStep({ from, to, answered }: { from: Actor; to: Actor; answered: boolean }) {
  const towardsEnd = actors.indexOf(to) > actors.indexOf(from)
  return (
    <span className={styles['lanes']} aria-hidden>
      <svg className={styles['drawing']}>
        {from === to ? (
          <circle cx={laneAt(from)} cy="14" r="5" className={styles['dot']} />
        ) : (
          <>
            <Arrow from={from} to={to} y={answered ? 9 : 14} towardsEnd={towardsEnd} />
            {answered && <Arrow from={to} to={from} y={20} towardsEnd={!towardsEnd} isAnswer />}
          </>
        )}
      </svg>
    </span>
  )
}

function Arrow({
  from,
  to,
  y,
  towardsEnd,
  isAnswer = false,
}: {
  from: Actor
  to: Actor
  y: number
  towardsEnd: boolean
  isAnswer?: boolean
}) {
  return (
    <g className={isAnswer ? styles['answer'] : styles['question']}>
      <line x1={laneAt(from)} x2={laneAt(to)} y1={y} y2={y} />
      <svg x={laneAt(to)} y={y} className={styles['tip']}>
        <path d={towardsEnd ? 'M0 0L-7-3.5V3.5Z' : 'M0 0L7-3.5V3.5Z'} />
      </svg>
    </g>
  )
}
