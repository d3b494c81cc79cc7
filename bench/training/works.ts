import type { Work } from './work.js'
import { autoencoders } from './works/autoencoder.js'
import { cnn } from './works/cnn.js'
import { lstms } from './works/lstm.js'
import { recommenders } from './works/recommender.js'
import { resnet } from './works/resnet.js'
import { transformer } from './works/transformer.js'

/** Everything that is measured. Another work is a file, a line here, and a model of the same name in the peers' script. */
export const works: readonly Work[] = [...autoencoders, cnn, ...lstms, transformer, resnet, ...recommenders]
