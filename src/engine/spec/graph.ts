import type { Issue } from '../errors.js'
import type { LayerDefinition } from '../layers/layer.js'
import type { LayerSpec } from '../layers/registry.js'
import { extraName, suggestNames } from './names.js'

/** A layer on its way through validation; `spec` is null where its own fields could not be used. */
export interface GraphNode {
  readonly index: number
  readonly type: string
  /** Of a submodel's layer: its name and type there, for messages. `index` and `type` are the submodel's. */
  readonly within?: string | undefined
  readonly name: string
  readonly inputs: readonly string[]
  readonly definition: LayerDefinition<{ type: string }> | null
  readonly spec: LayerSpec | null
}

interface Named {
  readonly name: string
}

/** An issue of one layer: path into the public form, and a message that begins with its place and type. */
export const layerIssue = (
  { index, type, within }: Pick<GraphNode, 'index' | 'type' | 'within'>,
  field: readonly string[],
  message: string,
): Issue => ({
  path: ['layers', String(index), ...(type ? [type] : []), ...(within ? [] : field)],
  message: `layer ${index}${type ? ` (${type})` : ''}: ${within ? `its layer ${within} ` : ''}${message}`,
})

/** Names under which a layer's values are read: its own, and one for each value beside its result. */
export function valueNames({ name, definition, spec }: GraphNode): string[] {
  const extras = definition?.extras && spec ? Object.keys(definition.extras(spec)) : []
  return [name, ...extras.map((extra) => extraName(name, extra))]
}

/** Whether a name may be that of a value of a layer whose own fields could not be used. */
const mayBeOf = (node: GraphNode, name: string): boolean =>
  node.spec === null &&
  (node.definition?.extras !== undefined || node.type === 'submodel') &&
  name.startsWith(`${node.name}.`)

/** Names given twice: each place but the first is reported. */
export function checkNames(inputs: readonly Named[], nodes: readonly GraphNode[]): Issue[] {
  const places = new Map<string, string>()
  const issues: Issue[] = []
  for (const [index, { name }] of inputs.entries()) {
    const first = places.get(name)
    if (first)
      issues.push({
        path: ['inputs', String(index), 'name'],
        message: `input ${index}: name ${name} is taken by ${first}`,
      })
    else places.set(name, `input ${index}`)
  }
  for (const node of nodes) {
    const first = places.get(node.name)
    if (first) issues.push(layerIssue(node, ['name'], `name ${node.name} is taken by ${first}`))
    else
      for (const name of valueNames(node)) places.set(name, `layer ${node.index}${node.type ? ` (${node.type})` : ''}`)
  }
  return issues
}

/** How many inputs each layer reads, and whether they exist. */
export function checkReferences(inputs: readonly Named[], nodes: readonly GraphNode[]): Issue[] {
  const known = [...inputs.map(({ name }) => name), ...nodes.flatMap(valueNames)]
  const names = new Set(known)
  return nodes.flatMap((node) => {
    const issues = node.inputs.flatMap((input, index) =>
      names.has(input) || nodes.some((other) => mayBeOf(other, input))
        ? []
        : [
            layerIssue(
              node,
              ['inputs', String(index)],
              `there is no layer or input named ${input}${suggestNames(input, known)}`,
            ),
          ],
    )
    const { definition } = node
    const list = node.inputs.join(', ')
    if (definition?.arity === 'one' && node.inputs.length > 1) {
      issues.push(
        layerIssue(
          node,
          ['inputs'],
          `reads one input, got ${node.inputs.length} (${list}): name one in inputs, or concatenate or add them first`,
        ),
      )
    }
    if (definition?.arity === 'many' && node.inputs.length < 2) {
      issues.push(
        layerIssue(
          node,
          ['inputs'],
          `reads two inputs or more, got ${node.inputs.length ? `only ${list}` : 'none'}: name them in inputs`,
        ),
      )
    }
    return issues
  })
}

/** The layers in an order in which each comes after what it reads, and an issue for each circle. */
export function orderNodes(nodes: readonly GraphNode[]): { order: GraphNode[]; issues: Issue[] } {
  const byName = new Map([...nodes].reverse().flatMap((node) => valueNames(node).map((name) => [name, node] as const)))
  const order: GraphNode[] = []
  const issues: Issue[] = []
  const done = new Set<GraphNode>()
  const trail: GraphNode[] = []
  const visit = (node: GraphNode): void => {
    if (done.has(node)) return
    const start = trail.indexOf(node)
    if (start >= 0) {
      const circle = [...trail.slice(start), node].map(({ name }) => name).reverse()
      issues.push(layerIssue(node, ['inputs'], `reads its own output: ${circle.join(' -> ')}`))
      return
    }
    trail.push(node)
    for (const input of node.inputs) {
      const source = byName.get(input)
      if (source) visit(source)
    }
    trail.pop()
    done.add(node)
    order.push(node)
  }
  nodes.forEach(visit)
  return { order, issues }
}

/** Layers and inputs that nothing reads. */
export function checkUnread(
  inputs: readonly Named[],
  nodes: readonly GraphNode[],
  outputs: readonly string[],
): Issue[] {
  const read = new Set([...nodes.flatMap((node) => node.inputs), ...outputs])
  return [
    ...inputs.flatMap(({ name }, index) =>
      read.has(name)
        ? []
        : [{ path: ['inputs', String(index)], message: `input ${index} (${name}) is read by no layer` }],
    ),
    ...nodes.flatMap((node) =>
      valueNames(node).some((name) => read.has(name))
        ? []
        : [
            layerIssue(
              node,
              [],
              `${node.name} is no output and no layer reads it: name it in outputs, or leave it out`,
            ),
          ],
    ),
  ]
}

/** Outputs must be layers or values of layers, each named once. */
export function checkOutputs(outputs: readonly string[], nodes: readonly GraphNode[]): Issue[] {
  const names = nodes.flatMap(valueNames)
  return outputs.flatMap((output, index) => {
    const path = ['outputs', String(index)]
    if (!names.includes(output))
      return [{ path, message: `output ${index}: there is no layer named ${output}${suggestNames(output, names)}` }]
    if (outputs.indexOf(output) < index) return [{ path, message: `output ${index}: ${output} is named twice` }]
    return []
  })
}
