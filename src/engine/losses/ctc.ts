import type * as tfjs from '@tensorflow/tfjs'
import { LOG_ZERO, sumOverWays } from './ctc-lattice.js'
import type { LossDefinition, LossOf, LossSite } from './loss.js'
import { formatShape } from './shapes.js'

type Tensor = tfjs.Tensor

/** The label that stands for nothing, and for the end of a target that is shorter than its row. */
const BLANK = 0

function checkLabels({ outputShape, targetShape, activation, targetEncoding }: LossSite): string | null {
  const [times, classes, ...more] = outputShape
  if (outputShape.length !== 2 || more.length > 0)
    return `ctc reads scores for each label at each time, found an output of shape ${formatShape(outputShape)}; one of shape [time, labels] would fit`
  if (classes === 1)
    return 'ctc needs a score for nothing and for each label, found 1 unit; two units and more would fit'
  if (activation !== undefined && activation !== 'linear')
    return `ctc expects raw scores, found an output with activation ${activation}; an output without activation would fit`
  if (targetEncoding && targetEncoding.type !== 'none')
    return `ctc expects labels as whole numbers, found a target encoded by ${targetEncoding.type}; a TENSOR feature of labels would fit`
  const [length, ...others] = targetShape
  if (targetShape.length !== 1 || others.length > 0)
    return `ctc expects the labels of a row in order, found a target of shape ${formatShape(targetShape)}; one TENSOR feature of shape [length] would fit`
  if (typeof times === 'number' && typeof length === 'number' && times < length)
    return `ctc spells each label at a time of its own: an output of ${times} times cannot spell ${length} labels; a longer output, or shorter targets, would fit`
  return null
}

/** 0 where a condition (1 or 0) holds, else log 0. */
const logOf = (tf: typeof tfjs, condition: Tensor): Tensor =>
  tf.mul(tf.sub(tf.scalar(1), tf.cast(condition, 'float32')), tf.scalar(LOG_ZERO))

/** Labels with a blank before, between and behind them: [batch, 2 x labels + 1]. */
function withBlanks(tf: typeof tfjs, labels: Tensor): Tensor {
  const [batch = 1, length = 1] = labels.shape
  const blanks = tf.fill([batch, length], BLANK, 'int32')
  const pairs = tf.reshape(tf.stack([blanks, labels], 2), [batch, 2 * length])
  return tf.concat([pairs, tf.fill([batch, 1], BLANK, 'int32')], 1)
}

/** A label may follow the label before it without a blank between them, unless both are the same. */
function skipsOf(tf: typeof tfjs, states: Tensor): Tensor {
  const [batch = 1, count = 1] = states.shape
  const own = tf.slice(states, [0, 2], [batch, count - 2])
  const before = tf.slice(states, [0, 0], [batch, count - 2])
  const isLabel = tf.notEqual(own, tf.scalar(BLANK, 'int32'))
  const allowed = tf.logicalAnd(isLabel, tf.notEqual(own, before))
  return tf.concat([tf.fill([batch, 2], LOG_ZERO), logOf(tf, allowed)], 1)
}

/** A way ends in the last label, or in the blank behind it. */
function endsOf(tf: typeof tfjs, labels: Tensor): Tensor {
  const [batch = 1, length = 1] = labels.shape
  const isLabel = tf.cast(tf.notEqual(labels, tf.scalar(BLANK, 'int32')), 'int32')
  const last = tf.mul(tf.reshape(tf.sum(isLabel, 1), [batch, 1]), tf.scalar(2, 'int32'))
  const states = tf.reshape(tf.range(0, 2 * length + 1, 1, 'int32'), [1, 2 * length + 1])
  const isLast = tf.equal(states, last)
  const isBefore = tf.equal(tf.add(states, tf.scalar(1, 'int32')), last)
  return logOf(tf, tf.logicalOr(isLast, isBefore))
}

/**
 * Connectionist temporal classification (Graves et al. 2006): -log of how probable the labels are, over all ways to spread
 * them over the times of the output; one value a row. Label 0 is the blank (PyTorch's and Keras 3's default); a target
 * ends at its first 0. Reads raw scores. A row that cannot be spelt, in its times or with the output's labels, counts 0
 * (PyTorch's zero_infinity). The
 * mean is over rows, not divided by the targets' lengths (Keras; PyTorch's reduction "sum" / rows).
 */
export const ctc: LossDefinition<LossOf<'ctc'>> = {
  task: 'sequence',
  target: 'labels',
  reads: 'scores',
  readsMask: true,
  check: (_config, site) => checkLabels(site),
  values(tf, _config, target, prediction, mask) {
    const [batch = 1, times = 1, classes = 1] = prediction.shape
    const labels = tf.cast(target, 'int32')
    const states = withBlanks(tf, labels)
    const isState = tf.cast(tf.oneHot(states as tfjs.Tensor2D, classes), 'float32')
    // A label that the output has no unit for can never be spelt.
    const unknown = tf.reshape(logOf(tf, tf.sum(isState, -1)), [batch, 1, states.shape[1] ?? 1])
    const emissions = tf.add(tf.matMul(tf.logSoftmax(prediction, -1), isState, false, true), unknown)
    const total = sumOverWays(tf, {
      emissions: tf.transpose(emissions, [1, 0, 2]),
      skips: skipsOf(tf, states),
      ends: endsOf(tf, labels),
      mask: mask ? tf.transpose(tf.cast(mask, 'float32'), [1, 0]) : tf.ones([times, batch]),
    })
    return tf.neg(total)
  },
}
