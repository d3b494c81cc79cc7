import { newId, prefixOf } from '../../src/platform/ids.js'
import { projectRoot } from '../../src/platform/paths.js'

test('ids of one process sort in the order they were made, and none repeats', () => {
  const ids = Array.from({ length: 5000 }, () => newId('run'))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => prefixOf(id) === 'run')).toBe(true)
})

test('the project root is found from a source file', () => {
  expect(projectRoot).toBe(process.cwd())
})
