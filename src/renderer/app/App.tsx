import { LoadingState } from '../ui/LoadingState'

export function App() {
  return <LoadingState minHeight="100vh" />
}
