import { extractFeatures, isWorthExtracting } from './feature-extraction.js'
import { inputSpecs, readerFor, targetSpecs, type StageInput } from './feeds.js'
import type { BoundInput } from './input-bindings.js'
import type { StageFeeds } from './program.js'
import type { ResolvedStage } from './resolve-task.js'
import type { Run } from './run.js'
import type { StageLayout } from './stage-layout.js'

/**
 * A stage whose frozen part is deterministic and fits into memory reads what that part gave for each row once; any other
 * reads encoded rows, and its program recomputes the frozen part at each step. The choice depends on the task and the
 * number of rows alone, so a resumed run makes the same.
 */
export function openStageInput(run: Run, stage: ResolvedStage): Promise<StageInput> {
  return isWorthExtracting(run, stage) ? extractFeatures(run, stage) : Promise.resolve(readPlain(run, stage))
}

function readPlain(run: Run, { layout }: ResolvedStage): StageInput {
  const feeds: StageFeeds = {
    isExtracted: false,
    specs: (batchSize) => [
      ...inputSpecs(inputsRead(layout, run.resolved.inputs), batchSize),
      ...targetSpecs(layout, batchSize),
    ],
  }
  return {
    feeds,
    read: readerFor(run, feeds.specs(1)),
    prepare: () => Promise.resolve(undefined),
    dispose: () => undefined,
  }
}

/** The inputs of the architecture that a stage reads, through its frozen part or beside it. */
function inputsRead(layout: StageLayout, inputs: readonly BoundInput[]): BoundInput[] {
  const names = new Set([
    ...(layout.prefix?.inputs ?? []).map(({ name }) => name),
    ...layout.boundary,
    ...layout.goals.map(({ target }) => (target.type === 'feed' ? target.target.reconstructs : undefined)),
  ])
  return inputs.filter(({ input }) => names.has(input))
}
