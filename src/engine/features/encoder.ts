/** Encoders: how a feature's own values become tensors, and back. Chosen or defaulted, fitted on the train split, serialisable. */
export { checkEncoding, defaultEncoding, encodedDtype, encodedShape, type EncodingConfig } from './encoding.js'
export { encode } from './encode.js'
export { fitEncoder } from './fit.js'
export { decodeNumbers, inverseOf } from './inverse.js'
