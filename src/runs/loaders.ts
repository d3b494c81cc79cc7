import DataLoader from 'dataloader'
import type { RunService, StageRow } from './service.js'

const loaders = new WeakMap<RunService, DataLoader<string, StageRow[]>>()

/** The stages of a run in order; asked for many runs at a time, one query. Nothing is kept: stages change. */
export function loadStages(runs: RunService, runId: string): Promise<StageRow[]> {
  let loader = loaders.get(runs)
  if (!loader) {
    loader = new DataLoader<string, StageRow[]>(
      async (ids) => {
        const stages = await runs.listStages(ids)
        return ids.map((id) => stages.filter((stage) => stage.runId === id))
      },
      { cache: false },
    )
    loaders.set(runs, loader)
  }
  return loader.load(runId)
}
