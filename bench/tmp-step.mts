import { works } from '/work/main/bench/training/works.js'
import { createTrainee } from '/work/main/bench/training/trainee.js'
const [name, threads, secs] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4] ?? 2)]
const t = await createTrainee(works.find(w => w.name === name)!, threads)
const ts: number[] = []
for (let i = 0; i < 5; i++) await t.step()
const end = performance.now() + secs * 1000
let loss = 0
while (performance.now() < end) { const a = performance.now(); loss = await t.step(); ts.push(performance.now() - a) }
ts.sort((a, b) => a - b)
console.log(name, 'threads', threads, 'shards', process.env.SHARDS, 'median', ts[ts.length >> 1]!.toFixed(3), 'min', ts[0]!.toFixed(3), 'loss', loss)
process.exit(0)
