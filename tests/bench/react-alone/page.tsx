/** The smallest page that React can make: what the app's start is held against. */
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'

function Page() {
  useEffect(() => {
    performance.mark('ready')
  }, [])
  return (
    <main>
      <h1>React alone</h1>
    </main>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
createRoot(root).render(<Page />)
