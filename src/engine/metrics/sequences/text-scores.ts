import { createBleu } from './bleu.js'
import { createErrorRate } from './error-rate.js'
import type { SequenceScore } from './sequence-score.js'
import { characters, tokenize13a, words } from './split-text.js'

/** Scores texts against references over a corpus. */
export interface TextScore {
  add(reference: string, answer: string): void
  value(): number
}

/** Counts a score of sequences on texts that are split one way. */
const onTexts = (create: () => SequenceScore<string>, split: (text: string) => string[]) => (): TextScore => {
  const score = create()
  return {
    add: (reference, answer) => score.add(split(reference), split(answer)),
    value: () => score.value(),
  }
}

/** BLEU, 0..100, sacrebleu's defaults with its tokenizer "13a". */
export const createTextBleu = onTexts(createBleu, tokenize13a)

/** Edits of characters over the references' characters (jiwer's cer). */
export const createCharacterErrorRate = onTexts(createErrorRate, characters)

/** Edits of words over the references' words (jiwer's wer). */
export const createWordErrorRate = onTexts(createErrorRate, words)
