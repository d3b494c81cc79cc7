const exactLimit = 10_000
const indexBits = 12
const registerCount = 2 ** indexBits

/** Counts different values: exactly up to 10,000, then by HyperLogLog (Flajolet et al. 2007, 4,096 registers: about 2 % off). */
export function createDistinctCounter<T>(hash: (value: T) => number): { add(value: T): void; count(): number } {
  let exact: Set<T> | null = new Set()
  const registers = new Uint8Array(registerCount)
  const place = (value: T): void => {
    const bits = hash(value)
    const rank = Math.clz32((bits << indexBits) | (registerCount >> 1)) + 1
    const index = bits >>> (32 - indexBits)
    if (rank > registers[index]!) registers[index] = rank
  }
  return {
    add: (value) => {
      if (!exact) return place(value)
      exact.add(value)
      if (exact.size <= exactLimit) return
      for (const one of exact) place(one)
      exact = null
    },
    count: () => {
      if (exact) return exact.size
      let sum = 0
      for (const rank of registers) sum += 2 ** -rank
      const estimate = ((0.7213 / (1 + 1.079 / registerCount)) * registerCount * registerCount) / sum
      // Hashes of 32 bits collide among many values.
      return Math.round(estimate < 2 ** 32 / 30 ? estimate : -(2 ** 32) * Math.log(1 - estimate / 2 ** 32))
    },
  }
}

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)

export function hashNumber(value: number): number {
  double[0] = value
  return mix(Math.imul(words[0]!, 0x9e3779b1) ^ mix(words[1]!))
}

/** FNV-1a, then mixed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** The finaliser of MurmurHash3. */
function mix(bits: number): number {
  let hash = bits
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
