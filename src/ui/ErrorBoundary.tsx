import { Component, type ReactNode } from 'react'
import { forgetFailedLoads } from './lazy-part.tsx'

interface Props {
  /** What stands in for the broken part; `retry` mounts it anew. */
  fallback: (retry: () => void) => ReactNode
  /** A change of this value is a new start, e.g. the path of the page. */
  resetKey?: string
  children: ReactNode
}

interface State {
  broken: boolean
  resetKey: string | undefined
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { broken: false, resetKey: props.resetKey }
  }

  override componentDidCatch() {
    forgetFailedLoads()
  }

  override render() {
    return this.state.broken ? this.props.fallback(() => this.setState({ broken: false })) : this.props.children
  }
}
