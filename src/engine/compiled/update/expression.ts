import type { Algebra } from '../../optimizers/optimizer.js'

type Binary = 'add' | 'sub' | 'mul' | 'div' | 'minimum' | 'maximum'
/** `flush`: zero where the number is denormal. */
type Unary = 'sqrt' | 'abs' | 'sign' | 'flush'
export type Operation = Binary | Unary

/** A computation on the elements of arrays of equal length. */
export type Expression = { readonly id: number } & (
  | { readonly kind: 'array'; readonly name: string }
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly operands: readonly Expression[] }
)

type Content = Expression extends infer E ? (E extends { readonly id: number } ? Omit<E, 'id'> : never) : never

/** Writes expressions; equal ones are one object. */
export class ExpressionAlgebra implements Algebra<Expression> {
  private readonly known = new Map<string, Expression>()

  array = (name: string): Expression => this.make(`array ${name}`, { kind: 'array', name })
  scalar = (name: string): Expression => this.make(`scalar ${name}`, { kind: 'scalar', name })
  constant = (value: number): Expression => this.make(`constant ${value}`, { kind: 'constant', value })
  add = (a: Expression, b: Expression): Expression => this.operation('add', [a, b])
  sub = (a: Expression, b: Expression): Expression => this.operation('sub', [a, b])
  mul = (a: Expression, b: Expression): Expression => this.operation('mul', [a, b])
  div = (a: Expression, b: Expression): Expression => this.operation('div', [a, b])
  minimum = (a: Expression, b: Expression): Expression => this.operation('minimum', [a, b])
  maximum = (a: Expression, b: Expression): Expression => this.operation('maximum', [a, b])
  sqrt = (a: Expression): Expression => this.operation('sqrt', [a])
  abs = (a: Expression): Expression => this.operation('abs', [a])
  sign = (a: Expression): Expression => this.operation('sign', [a])
  flush = (a: Expression): Expression => this.operation('flush', [a])

  private operation(operation: Operation, operands: readonly Expression[]): Expression {
    const key = `${operation} ${operands.map(({ id }) => id).join(' ')}`
    return this.make(key, { kind: 'operation', operation, operands })
  }

  private make(key: string, content: Content): Expression {
    const expression = this.known.get(key) ?? { id: this.known.size, ...content }
    this.known.set(key, expression)
    return expression
  }
}

/** The expressions that some are made of, and they, each after its operands. */
export function inOrder(roots: readonly Expression[]): Expression[] {
  const ordered = new Set<Expression>()
  const visit = (expression: Expression): void => {
    if (ordered.has(expression)) return
    if (expression.kind === 'operation') expression.operands.forEach(visit)
    ordered.add(expression)
  }
  roots.forEach(visit)
  return [...ordered]
}

/** Whether the value is the same for every element. */
export const isUniform = (expression: Expression): boolean =>
  expression.kind === 'operation' ? expression.operands.every(isUniform) : expression.kind !== 'array'
