import { createTrainee } from '/work/main/bench/training/trainee.js'
const kinds: Record<string, any> = {
  plain: { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME' } },
  dilated: { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', dilationRate: [2, 2] } },
  grouped: { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', groups: 4 } },
  depthwise: { depthwiseConv2d: { kernelSize: [3, 3], padding: 'SAME' } },
  conv3d: { conv3d: { filters: 16, kernelSize: [3, 3, 3], padding: 'SAME' } },
  strided: { conv2d: { filters: 32, kernelSize: [3, 3], padding: 'SAME', groups: 4, strides: [2, 2] } },
  conv1d: { conv1d: { filters: 64, kernelSize: 5, padding: 'SAME' } },
}
for (const kind of (process.argv[2] ?? Object.keys(kinds).join()).split(',')) for (const threads of [1, 2]) {
  const input = kind === 'conv3d' ? [12, 12, 12, 16] : kind === 'conv1d' ? [256, 64] : [32, 32, 32]
  const work = { name: kind, title: kind, input, layers: [kinds[kind], { flatten: {} }, { dense: { units: 1 } }], loss: { type: 'meanSquaredError' }, optimizer: { type: 'adam', beta1: .9, beta2: .999, epsilon: 1e-7, learningRate: .001 }, batchSize: 64 }
  const t = await createTrainee(work as never, threads)
  const ts: number[] = []
  for (let i = 0; i < 5; i++) await t.step()
  const end = performance.now() + 1500
  while (performance.now() < end) { const a = performance.now(); await t.step(); ts.push(performance.now() - a) }
  ts.sort((a, b) => a - b)
  console.log(kind, 'threads', threads, 'median', ts[ts.length >> 1]!.toFixed(3), 'min', ts[0]!.toFixed(3))
}
process.exit(0)
