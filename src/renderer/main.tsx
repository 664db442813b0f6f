import './app/first'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createStart } from './app/start/start'
import { LanguageProvider } from './i18n/use-text'
import { assert } from './lib/assert'
import { UiProvider } from './ui/UiProvider'

const root = document.getElementById('root')
assert(root, 'index.html holds #root')

const start = createStart((path, init) => fetch(path, init))
start.begin()

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <UiProvider>
        <App start={start} />
      </UiProvider>
    </LanguageProvider>
  </StrictMode>,
)
