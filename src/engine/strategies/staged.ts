import type { StrategyExpansion } from './expansion.js'

/** The stages as given, under their own names, which have to differ. */
export const expandStaged: StrategyExpansion<'staged'> = ({ stages }, { issues }) => {
  const path = ['strategy', 'staged', 'stages']
  if (stages.length === 0) issues.push({ path, message: 'a staged strategy needs at least one stage, got none' })
  const seen = new Set<string>()
  stages.forEach(({ name }, index) => {
    if (name.trim() === '') issues.push({ path: [...path, `${index}`, 'name'], message: 'a stage needs a name' })
    if (seen.has(name)) {
      issues.push({
        path: [...path, `${index}`, 'name'],
        message: `two stages are called "${name}"; names must differ`,
      })
    }
    seen.add(name)
  })
  return stages
}
