import type { SubmitEvent } from 'react'

const bar = { display: 'flex', gap: 8, padding: 8, alignItems: 'center', font: '14px system-ui' } as const

/** Asks for the API key of a server that wants one. It is kept for this tab alone. */
export function KeyForm({ onKey }: { readonly onKey: (key: string) => void }) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const key = new FormData(event.currentTarget).get('key')
    if (typeof key === 'string') onKey(key.trim())
  }
  return (
    <form style={bar} onSubmit={submit}>
      <label htmlFor="key">This server asks for its API key (STRATA_API_KEY):</label>
      <input id="key" name="key" type="password" autoComplete="off" required style={{ flex: 1, maxWidth: 480 }} />
      <button type="submit">Use it</button>
    </form>
  )
}
