import { Assembler, at, registers } from '../../../src/engine/compiled/machine/assembler.js'

const { rax, rcx, rbx, rsp, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15 } = registers

type Write = (a: Assembler) => void

const codeOf = (write: Write): string => {
  const a = new Assembler()
  write(a)
  return Buffer.from(a.finish()).toString('hex')
}

/** As GNU as 2.40 encodes them (`as --64`, Intel's syntax; `{load}` where an instruction has two forms). */
const instructions: readonly (readonly [string, string, Write])[] = [
  ['mov eax, 5', 'b805000000', (a) => a.set(rax, 5)],
  ['mov r9d, 7', '41b907000000', (a) => a.set(r9, 7)],
  ['movabs r10, 0x123456789a', '49ba9a78563412000000', (a) => a.set(r10, 0x12_3456_789an)],
  ['{load} mov rax, rdi', '488bc7', (a) => a.move(rax, rdi)],
  ['{load} mov r12, r9', '4d8be1', (a) => a.move(r12, r9)],
  ['mov rax, [rdi+256]', '488b8700010000', (a) => a.load(rax, at(rdi, 256))],
  ['mov r11, [rsp+256]', '4c8b9c2400010000', (a) => a.load(r11, at(rsp, 256))],
  ['lea r8, [r13+256]', '4d8d8500010000', (a) => a.address(r8, at(r13, 256))],
  ['{load} add r8, rax', '4c03c0', (a) => a.add(r8, rax)],
  ['{load} sub rcx, rbp', '482bcd', (a) => a.subtract(rcx, rbp)],
  ['neg r14', '49f7de', (a) => a.negate(r14)],
  ['imul rax, r15', '490fafc7', (a) => a.multiplyBy(rax, r15)],
  ['imul rax, rsi, 1000', '4869c6e8030000', (a) => a.multiply(rax, rsi, 1000)],
  ['add r9, 256', '4981c100010000', (a) => a.advance(r9, 256)],
  ['mov edx, 0; div rcx', 'ba0000000048f7f1', (a) => a.divide(rcx)],
  ['push rbx', '53', (a) => a.push(rbx)],
  ['push r12', '4154', (a) => a.push(r12)],
  ['pop r15', '415f', (a) => a.pop(r15)],
  ['call rax', 'ffd0', (a) => a.call(rax)],
  ['ret', 'c3', (a) => a.return()],
  ['vmovups zmm3, [r9+64]', '62d17c48105901', (a) => a.loadVector(3, at(r9, 64))],
  ['vmovups zmm17, [rsp+128]', '62e17c48104c2402', (a) => a.loadVector(17, at(rsp, 128))],
  ['vmovups zmm5, [rax+100], no whole vector', '62f17c4810a864000000', (a) => a.loadVector(5, at(rax, 100))],
  ['vmovups [r13-128], zmm31', '62417c48117dfe', (a) => a.storeVector(at(r13, -128), 31)],
  ['vpxord zmm20, zmm20, zmm20', '62a15d40efe4', (a) => a.clear(20)],
  ['vmovaps zmm2, zmm25', '62917c4828d1', (a) => a.copyVector(2, 25)],
  ['vmovaps zmm1{k1}{z}, zmm9', '62d17cc928c9', (a) => a.choose(1, 1, 9)],
  ['vbroadcastss zmm28, [rax+12]', '62627d48186003', (a) => a.repeatNumber(28, at(rax, 12))],
  ['vaddps zmm0, zmm16, [r10+64]', '62d17c40584201', (a) => a.addVectors(0, 16, at(r10, 64))],
  ['vmulps zmm4, zmm5, zmm30', '6291544859e6', (a) => a.multiplyVectors(4, 5, 30)],
  ['vsubps zmm9, zmm31, zmm4', '627104405ccc', (a) => a.subtractVectors(9, 31, 4)],
  ['vminps zmm1, zmm30, zmm1', '62f10c405dc9', (a) => a.least(1, 30, 1)],
  ['vmaxps zmm1, zmm31, zmm1', '62f104405fc9', (a) => a.greatest(1, 31, 1)],
  ['vrcp14ps zmm25, zmm27', '62027d484ccb', (a) => a.approximateInverse(25, 27)],
  ['vfmadd231ps zmm7, zmm28, zmm24', '62921d40b8f8', (a) => a.addMultiple(7, 28, 24)],
  ['vfnmadd231ps zmm24, zmm27, zmm25', '62022540bcc1', (a) => a.subtractMultiple(24, 27, 25)],
  ['vfmadd213ps zmm26, zmm25, [rsi+8]{1to16}', '62623550a85602', (a) => a.multiplyAndAdd(26, 25, at(rsi, 8))],
  ['vfmadd231ps zmm15, zmm16, [r11+60]{1to16}', '62527d50b87b0f', (a) => a.addProduct(15, 16, at(r11, 60))],
  ['vcmpeqps k3{k2}, zmm0, [r8+64]', '62d17c4ac2580100', (a) => a.compare(3, 'equal', 0, at(r8, 64), 2)],
  ['vcmpgt_oqps k1, zmm0, zmm2', '62f17c48c2ca1e', (a) => a.compare(1, 'greater', 0, 2)],
  ['kxnorw k2, k2, k2', 'c5ec46d2', (a) => a.fillMask(2)],
  ['kandnw k2, k3, k2', 'c5e442d2', (a) => a.takeAway(2, 2, 3)],
  ['vzeroupper', 'c5f877', (a) => a.leaveVectors()],
]

test.each(instructions)('%s is encoded as the GNU assembler does', (_, expected, write) => {
  expect(codeOf(write)).toBe(expected)
})

test('jumps reach over what they leave out, and back to where a loop begins', () => {
  const nop: Write = (a) => a.return()
  // mov ecx, 3; ret; add rcx, -1; jnz -14
  expect(codeOf((a) => a.repeat(rcx, 3, () => nop(a)))).toBe('b903000000c34881c1ffffffff0f85f2ffffff')
  expect(codeOf((a) => a.repeat(rcx, 1, () => nop(a)))).toBe('c3')
  // test rax, rax; jz +1; ret
  expect(codeOf((a) => a.unlessZero(rax, () => nop(a)))).toBe('4885c00f8401000000c3')
  // cmp rbp, 6; jl +1; ret
  expect(codeOf((a) => a.unlessBelow(rbp, 6, () => nop(a)))).toBe('4881fd060000000f8c01000000c3')
})

test('numbers stand behind the code, which knows how far away', () => {
  // lea rsi, [rip+1]; ret; 1.0; -2.0
  const write: Write = (a) => {
    a.numbersAddress(rsi, [1, -2])
    a.return()
  }
  expect(codeOf(write)).toBe('488d3501000000c30000803f000000c0')
})
