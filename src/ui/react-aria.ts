/**
 * react-aria adds a `<style>` element to the head unless an element with this id is there. The policy would refuse
 * the element, and the rule it holds is in `base.css`, so the id is taken before the first component is mounted.
 */
export function standInForReactAriaStyle(): void {
  const id = 'react-aria-pressable-style'
  if (document.getElementById(id)) return
  const standIn = document.createElement('meta')
  standIn.id = id
  document.head.append(standIn)
}
