/** Shades from dark to bright, for terminals without colour. */
const shades = ' .:-=+*#%@'

/**
 * Draws square grey pictures side by side, two rows of pixels a line. With colour each character is a half block of two
 * greys; without, a shade of their mean.
 */
export function drawPictures(pictures: readonly (readonly number[])[], side: number, isColour: boolean): string {
  const lines = Array.from({ length: Math.ceil(side / 2) }, (_, line) =>
    pictures
      .map(
        (pixels) =>
          Array.from({ length: side }, (_, x) => {
            const top = pixels[2 * line * side + x] ?? 0
            const bottom = pixels[(2 * line + 1) * side + x] ?? 0
            return isColour ? halfBlock(top, bottom) : shades[Math.round(((top + bottom) / 510) * (shades.length - 1))]
          }).join('') + (isColour ? '\u001b[0m' : ''),
      )
      .join('  '),
  )
  return lines.join('\n')
}

function halfBlock(top: number, bottom: number): string {
  return `\u001b[38;5;${grey(top)};48;5;${grey(bottom)}m▀`
}

/** 0..255 to the 24 greys of a 256-colour terminal. */
function grey(value: number): number {
  return 232 + Math.round((value / 255) * 23)
}
