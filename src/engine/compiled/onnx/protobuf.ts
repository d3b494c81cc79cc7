/** Writes protocol buffers: https://protobuf.dev/programming-guides/encoding. Field numbers are the caller's. */
export class ProtobufWriter {
  private readonly parts: Uint8Array[] = []
  private byteLength = 0

  /** A signed or unsigned integer field; negative ones take ten bytes, as int64 does. */
  integer(field: number, value: number | bigint): this {
    return this.tag(field, 0).varint(BigInt(value))
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setFloat32(0, value, true)
    return this.tag(field, 5).append(bytes)
  }

  bytes(field: number, bytes: Uint8Array): this {
    return this.tag(field, 2).varint(BigInt(bytes.byteLength)).append(bytes)
  }

  text(field: number, text: string): this {
    return this.bytes(field, new TextEncoder().encode(text))
  }

  message(field: number, message: ProtobufWriter): this {
    this.tag(field, 2).varint(BigInt(message.byteLength))
    return this.merge(message)
  }

  /** The fields of another message, in this one. */
  merge(message: ProtobufWriter): this {
    for (const part of message.parts) this.append(part)
    return this
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.byteLength)
    let offset = 0
    for (const part of this.parts) {
      all.set(part, offset)
      offset += part.byteLength
    }
    return all
  }

  private tag(field: number, wireType: number): this {
    return this.varint(BigInt((field << 3) | wireType))
  }

  private varint(value: bigint): this {
    let rest = BigInt.asUintN(64, value)
    const bytes: number[] = []
    do {
      const low = Number(rest & 0x7fn)
      rest >>= 7n
      bytes.push(rest > 0n ? low | 0x80 : low)
    } while (rest > 0n)
    return this.append(Uint8Array.from(bytes))
  }

  private append(bytes: Uint8Array): this {
    this.parts.push(bytes)
    this.byteLength += bytes.byteLength
    return this
  }
}
