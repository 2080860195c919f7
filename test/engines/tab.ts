/** A tab of some browser, as far as a walk needs it: what a person does, and what a script of the test may look at. */
export interface Tab {
  open: (url: string) => Promise<void>
  reload: () => Promise<void>
  /** Presses the first visible button, link, menu item or checkbox of that name, once there is one. May close the tab. */
  press: (name: string | RegExp) => Promise<void>
  /** Writes into the focused field. */
  write: (text: string) => Promise<void>
  /** The value of an expression in the page, a plain object. Fails where the page goes away meanwhile. */
  read: <T>(expression: string) => Promise<T>
  resize: (width: number, height: number) => Promise<void>
  isClosed: () => Promise<boolean>
  /** A PNG of what is seen. */
  picture: () => Promise<Uint8Array>
}

export interface Engine {
  name: string
  /** Whose tabs share one person's cookies and storage. */
  openTab: () => Promise<Tab>
  /** The window that the page opens when this is done. */
  windowOf: (deed: () => Promise<void>) => Promise<Tab>
  close: () => Promise<void>
}

/** Roles that a person presses. */
export const pressable = 'button, a, summary, [role=button], [role=menuitem], [role=checkbox], input[type=checkbox]'
