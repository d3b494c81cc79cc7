import type { TrainingControl } from '../../engine/index.js'
import type { Events } from '../../platform/events.js'
import type { LeaseStore } from '../lease-store.js'
import type { Lease } from '../metrics/store.js'

/** How long a request can stay unseen where its notification was lost. */
const pollMs = 2000

export interface WatchedControl extends TrainingControl {
  request: TrainingControl['request']
  /** True once the run was taken away. */
  isLeaseLost: boolean
  close(): void
}

/** Turns what is asked of the run (pendingAction) into what the training loop obeys. */
export function watchControl(leases: LeaseStore, events: Events, lease: Lease): WatchedControl {
  const notifications = events.subscribe('training_run', (payload) => payload.runId === lease.runId)
  const control: WatchedControl = {
    request: undefined,
    isLeaseLost: false,
    close: () => {
      clearInterval(timer)
      void notifications.return?.()
    },
  }
  const look = async (): Promise<void> => {
    // While Postgres is away nothing can be asked.
    const action = await leases.pendingAction(lease).catch(() => null)
    if (action === 'LEASE_LOST') [control.isLeaseLost, control.request] = [true, 'cancel']
    else control.request = action === 'PAUSE' ? 'pause' : action === 'CANCEL' ? 'cancel' : undefined
  }
  const timer = setInterval(() => void look(), pollMs)
  void (async () => {
    for await (const _ of notifications) await look()
  })().catch(() => undefined)
  void look()
  return control
}
