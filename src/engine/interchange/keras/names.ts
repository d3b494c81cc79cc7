import { checkName } from '../../spec/names.js'

/** Names that ours may be, by Keras's: what it allows and we do not becomes an underscore. */
export function renameAll(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    names.map((name) => {
      const stem =
        checkName(name) === null ? name : name.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_')
      let renamed = stem.slice(0, 64)
      for (let count = 2; taken.has(renamed); count += 1) renamed = `${stem.slice(0, 58)}_${count}`
      taken.add(renamed)
      return [name, renamed]
    }),
  )
}
