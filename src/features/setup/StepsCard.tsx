import { links, type LinkName } from '#doctor/links.ts'
import { Text } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import styles from './SetupPage.module.css'

/** What is done in Google's console, in this order, each with the page where it is done. */
const steps = [
  ['project', 'new-project'],
  ['apis', 'api-library'],
  ['consent', 'audience'],
  ['scopes', 'data-access'],
  ['client', 'clients'],
  ['paste', undefined],
] as const satisfies readonly (readonly [string, LinkName | undefined])[]

export function StepsCard() {
  return (
    <Card title={<Text id="setup.steps.title" />}>
      <ol className={styles['steps']}>
        {steps.map(([step, link]) => (
          <li key={step}>
            <Text id={`setup.step.${step}`} />{' '}
            {link && (
              <a href={links[link]} target="_blank" rel="noopener noreferrer">
                <Text id={`doctor.link.${link}`} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
