/** How a kernel slides along one axis of an image. */
export interface Slide {
  readonly input: number
  readonly output: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  /** Places before the first. */
  readonly padding: number
}

/** Outputs one after the other. */
export interface Run {
  readonly first: number
  readonly count: number
}

/** What the output `index` sees through a place of the kernel. */
export const seenAt = (index: number, place: number, { stride, dilation, padding }: Slide): number =>
  index * stride + place * dilation - padding

/** The outputs for which a place of the kernel lies within the image. */
export function outputsOf(place: number, slide: Slide): Run {
  const { input, output, stride } = slide
  const shift = seenAt(0, place, slide)
  const first = Math.max(0, Math.ceil(-shift / stride))
  const last = Math.min(output - 1, Math.floor((input - 1 - shift) / stride))
  return { first, count: Math.max(0, last - first + 1) }
}

/** Outputs that see the image through the same places of the kernel, in runs as long as can be. */
export function equalRuns(places: readonly number[], slide: Slide): (Run & { readonly places: readonly number[] })[] {
  const runs: { first: number; count: number; places: number[] }[] = []
  for (let index = 0; index < slide.output; index += 1) {
    const within = places.filter((place) => {
      const seen = seenAt(index, place, slide)
      return seen >= 0 && seen < slide.input
    })
    const last = runs.at(-1)
    if (last && last.places.join() === within.join()) last.count += 1
    else runs.push({ first: index, count: 1, places: within })
  }
  return runs
}
