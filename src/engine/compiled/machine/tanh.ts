import type { Assembler, Place, Register, Vector } from './assembler.js'
import { at, elementBytes } from './assembler.js'

/**
 * tanh as an odd polynomial over an even one, for arguments cut off at 9: the approximation of Eigen (MathFunctionsImpl.h,
 * generic_fast_tanh_float). Differs from tanh by less than 4e-7.
 */
const numerator = [
  4.89352455891786e-3, 6.37261928875436e-4, 1.48572235717979e-5, 5.12229709037114e-8, -8.60467152213735e-11,
  2.00018790482477e-13, -2.76076847742355e-16,
]
const denominator = [4.89352518554385e-3, 2.268434632439e-3, 1.18534705686654e-4, 1.19825839466702e-6]
const [two, half, limit] = [2, 0.5, 9]
const numbers = [...numerator, ...denominator, two, half, limit, -limit]

/** Writes tanh and the logistic function of vectors. */
export class Squashing {
  /**
   * @param pool holds an address that the code has to keep
   * @param bounds vectors that it has to keep from `begin` on
   * @param spare vectors that are changed
   */
  constructor(
    private readonly a: Assembler,
    private readonly pool: Register,
    private readonly bounds: { readonly upper: Vector; readonly lower: Vector; readonly two: Vector },
    private readonly spare: readonly [Vector, Vector, Vector],
  ) {}

  /** Once. */
  open(): void {
    this.a.numbersAddress(this.pool, numbers)
  }

  /** Before the first use, and after others have used the bounds' vectors. */
  begin(): void {
    this.a.repeatNumber(this.bounds.upper, this.number(limit))
    this.a.repeatNumber(this.bounds.lower, this.number(-limit))
    this.a.repeatNumber(this.bounds.two, this.number(two))
  }

  /** In place. */
  tanh(x: Vector): void {
    const { a } = this
    const [square, over, under] = this.spare
    // In this order NaN stays NaN.
    a.least(x, this.bounds.upper, x)
    a.greatest(x, this.bounds.lower, x)
    a.multiplyVectors(square, x, x)
    this.polynomial(over, square, numerator)
    this.polynomial(under, square, denominator)
    a.multiplyVectors(over, over, x)
    // 1 / under, made exact by a step of Newton's: r (2 - under r).
    a.approximateInverse(square, under)
    a.copyVector(x, this.bounds.two)
    a.subtractMultiple(x, under, square)
    a.multiplyVectors(square, square, x)
    a.multiplyVectors(x, over, square)
  }

  /** 1 / (1 + exp(-x)), in place. */
  logistic(x: Vector): void {
    const [factor] = this.spare
    this.a.repeatNumber(factor, this.number(half))
    this.a.multiplyVectors(x, x, factor)
    this.tanh(x)
    this.a.repeatNumber(factor, this.number(half))
    this.a.multiplyAndAdd(x, factor, this.number(half))
  }

  private polynomial(to: Vector, x: Vector, coefficients: readonly number[]): void {
    const [highest, ...rest] = coefficients.toReversed()
    this.a.repeatNumber(to, this.number(highest!))
    for (const coefficient of rest) this.a.multiplyAndAdd(to, x, this.number(coefficient))
  }

  private number(value: number): Place {
    return at(this.pool, numbers.indexOf(value) * elementBytes)
  }
}
