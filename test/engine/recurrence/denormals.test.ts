import { computeCompiled, constant } from '../compiled/compare-kernel.js'

// Long recurrences whose states decay are many times slower where denormal numbers are kept.
test('compiled graphs take denormal numbers for zero', async () => {
  // On whichever thread a run falls.
  for (let run = 0; run < 8; run += 1) {
    const { values } = await computeCompiled((tf, [x]) => tf.mul(x!, 0.5), [constant([64], 1.5e-38)], false)
    expect(new Set(values[0])).toEqual(new Set([0]))
  }
})
