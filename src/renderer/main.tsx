import './app/first'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { LanguageProvider } from './i18n/use-text'
import { assert } from './lib/assert'
import { UiProvider } from './ui/UiProvider'

const root = document.getElementById('root')
assert(root, 'index.html holds #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <UiProvider>
        <App />
      </UiProvider>
    </LanguageProvider>
  </StrictMode>,
)
