import { Assembler, at, registers } from '../machine/assembler.js'
import type { Label } from '../machine/assembler.js'
import { isOpen } from '../machine/routine.js'
import type { Routine } from '../machine/routine.js'
import { routineDomain } from '../operators/operator.js'
import type { CApi } from './c-api.js'
import type { PlaceCode } from './code-memory.js'

const { rax, rcx, rdx, rbx, rsp, rsi, rdi, r8 } = registers

/** The version of the structure below: the first whose computations may fail. */
const version = 16
/** Fields of OrtCustomOp (onnxruntime_c_api.h) in their order, of 8 bytes each; those that are null are not asked for. */
const fields = [
  'version',
  'CreateKernel',
  'GetName',
  'GetExecutionProviderType',
  'GetInputType',
  'GetInputTypeCount',
  'GetOutputType',
  'GetOutputTypeCount',
  'KernelCompute',
  'KernelDestroy',
  'GetInputCharacteristic',
  'GetOutputCharacteristic',
  'GetInputMemoryType',
  'GetVariadicInputMinArity',
  'GetVariadicInputHomogeneity',
  'GetVariadicOutputMinArity',
  'GetVariadicOutputHomogeneity',
  'CreateKernelV2',
  'KernelComputeV2',
  'InferOutputShapeFn',
  'GetStartVersion',
  'GetEndVersion',
] as const

/** ONNX's numbers of types, and the null that says "the default" of so much else. */
const [float32, int64, byDefault] = [1, 7, 0]

/** An operator as ONNX Runtime has it: what it points to stays where it is as long as this is referenced. */
interface CustomOperator {
  readonly structure: BigUint64Array
  readonly held: readonly ArrayBufferView[]
}

/** Makes operators of routines, each once. */
export class CustomOperators {
  private readonly known = new Map<string, CustomOperator>()

  constructor(
    private readonly api: CApi,
    private readonly place: PlaceCode,
  ) {}

  /** Lets sessions of these options have routines. @returns what is to be released when the session is there */
  register(options: unknown, routines: readonly Routine[]): unknown {
    if (routines.length === 0) return null
    const domain = this.api.create('CreateCustomOpDomain', routineDomain)
    for (const routine of routines) this.api.call('CustomOpDomain_Add', domain, this.of(routine).structure)
    this.api.call('AddCustomOpDomain', options, domain)
    return domain
  }

  private of(routine: Routine): CustomOperator {
    const operator = this.known.get(routine.name) ?? this.make(routine)
    this.known.set(routine.name, operator)
    return operator
  }

  private make(routine: Routine): CustomOperator {
    const text = fixed(new TextEncoder().encode(`${routine.name}\0`))
    const { inputCount, hasSizes = false } = routine
    const sizes = routine.outputs.map((shape) => fixed(BigInt64Array.from(isOpen(shape) ? [] : shape, BigInt)))
    const isSizes = Array.from({ length: inputCount }, (_, index) => hasSizes && index === inputCount - 1)
    const inputTypes = fixed(BigInt64Array.from(isSizes, (is) => BigInt(is ? int64 : float32)))
    const a = new Assembler()
    const entry = (write: () => void): Label => {
      const label = a.here()
      write()
      return label
    }
    const giving = (value: number | bigint): Label =>
      entry(() => {
        a.set(rax, value)
        a.return()
      })
    const task = entry(() => routine.write(a))
    const nothing = giving(byDefault)
    const entries: Partial<Record<(typeof fields)[number], Label>> = {
      // What it makes is the operator itself, since it has no state.
      CreateKernel: entry(() => {
        a.move(rax, rdi)
        a.return()
      }),
      KernelDestroy: nothing,
      GetName: giving(this.api.address(text)),
      GetExecutionProviderType: nothing,
      GetInputType: entry(() => {
        // The nth entry of a table.
        a.set(rax, this.api.address(inputTypes))
        a.multiply(rcx, rsi, 8)
        a.add(rax, rcx)
        a.load(rax, at(rax))
        a.return()
      }),
      GetInputTypeCount: giving(inputCount),
      GetInputCharacteristic: nothing,
      GetInputMemoryType: nothing,
      GetOutputType: giving(float32),
      GetOutputTypeCount: giving(routine.outputs.length),
      GetOutputCharacteristic: nothing,
      KernelComputeV2: entry(() => this.writeCompute(a, routine, sizes, task)),
    }
    const code = this.place(a.finish())
    const structure = new BigUint64Array(new ArrayBuffer(8 * fields.length))
    fields.forEach((field, index) => {
      const label = entries[field]
      structure[index] = field === 'version' ? BigInt(version) : label ? code + BigInt(label.position) : 0n
    })
    return { structure, held: [text, inputTypes, ...sizes] }
  }

  /** Fetches the tensors of a call into a table on the stack, and has ONNX Runtime's threads do the tasks. */
  private writeCompute(a: Assembler, routine: Routine, sizes: readonly Uint8Array[], task: Label): void {
    const { inputCount, outputs, tasks } = routine
    const context = rbx
    const tensors = inputCount + outputs.length
    // The table and a place for what functions give; with the saved register and the return address whole 16 bytes.
    const stackBytes = 16 * Math.ceil((tensors + 1) / 2)
    const found = at(rsp, 8 * tensors)
    // Where sizes are, if there are any.
    const given = at(rsp, 8 * (inputCount - 1))
    const call = (name: Parameters<CApi['addressOf']>[0]): void => {
      a.set(rax, this.api.addressOf(name))
      a.call(rax)
    }
    const leave = (): void => {
      a.advance(rsp, stackBytes)
      a.pop(context)
      a.return()
    }
    const keep = (tensor: number): void => {
      a.unlessZero(rax, leave)
      a.load(rdi, found)
      a.address(rsi, at(rsp, 8 * tensor))
      call('GetTensorMutableData')
      a.unlessZero(rax, leave)
    }
    a.push(context)
    a.advance(rsp, -stackBytes)
    a.move(context, rsi)
    for (let index = 0; index < inputCount; index += 1) {
      a.move(rdi, context)
      a.set(rsi, index)
      a.address(rdx, found)
      call('KernelContext_GetInput')
      keep(index)
    }
    outputs.forEach((shape, index) => {
      a.move(rdi, context)
      a.set(rsi, index)
      if (isOpen(shape)) {
        a.load(rdx, given)
        a.advance(rdx, 8 * shape.first)
      } else a.set(rdx, this.api.address(sizes[index]!))
      a.set(rcx, isOpen(shape) ? shape.rank : shape.length)
      a.address(r8, found)
      call('KernelContext_GetOutput')
      keep(inputCount + index)
    })
    if (typeof tasks === 'number') a.set(rax, tasks)
    else {
      a.load(rax, given)
      a.load(rax, at(rax, 8 * tasks.size))
      a.advance(rax, tasks.rows - 1)
      a.set(rcx, tasks.rows)
      a.divide(rcx)
    }
    a.move(rdi, context)
    a.codeAddress(rsi, task)
    a.move(rdx, rax)
    a.set(rcx, 0)
    a.move(r8, rsp)
    call('KernelContext_ParallelFor')
    leave()
  }
}

/** The same bytes where they stay: the memory of a small typed array may move. */
function fixed({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  const copy = new Uint8Array(new ArrayBuffer(byteLength))
  copy.set(new Uint8Array(buffer, byteOffset, byteLength))
  return copy
}
