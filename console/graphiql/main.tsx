import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { examples } from './examples'
import { createFetcher } from './fetcher'
import { KeyForm } from './key-form'

const storedKey = 'strata-api-key'
/** GraphiQL fills its first editor from the tab's query but not from its variables; later visits have tabs of their own. */
const firstVariables = localStorage.getItem('graphiql:tabState') === null ? examples[0]?.variables : undefined

function Console() {
  const [key, setKey] = useState(() => sessionStorage.getItem(storedKey) ?? '')
  const [isRefused, setRefused] = useState(false)
  const fetcher = useMemo(() => createFetcher(key, () => setRefused(true)), [key])
  const takeKey = (given: string) => {
    sessionStorage.setItem(storedKey, given)
    setRefused(false)
    setKey(given)
  }
  return (
    <>
      {isRefused && <KeyForm onKey={takeKey} />}
      <div className="graphiql-place">
        {/* With another key everything is asked for again, the schema first. */}
        <GraphiQL
          key={key}
          fetcher={fetcher}
          defaultEditorToolsVisibility="variables"
          {...(firstVariables !== undefined && { initialVariables: firstVariables })}
          defaultTabs={examples.map((example) => ({ ...example, headers: null }))}
        />
      </div>
    </>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
