import { works } from '/work/main/bench/training/works.js'
import { createTrainee } from '/work/main/bench/training/trainee.js'
// usage: name threads secs env1 env2 ... (env: A=1,B=2)
const [name, threads, secs, ...envs] = process.argv.slice(2)
const set: { step(): Promise<number>; ts: number[]; title: string }[] = []
for (const env of envs) {
  const pairs = env.split(',').filter(Boolean).map(p => p.split('=') as [string, string])
  for (const [k, v] of pairs) process.env[k] = v
  const t = await createTrainee(works.find(w => w.name === name)!, Number(threads))
  for (let i = 0; i < 3; i++) await t.step()
  for (const [k] of pairs) delete process.env[k]
  set.push({ step: () => t.step(), ts: [], title: env })
}
const end = performance.now() + Number(secs) * 1000
while (performance.now() < end) for (const s of set) { for (let i = 0; i < 5; i++) { const a = performance.now(); await s.step(); if (i > 0) s.ts.push(performance.now() - a) } }
for (const s of set) { s.ts.sort((a, b) => a - b); const q = (f: number) => s.ts[Math.floor(s.ts.length * f)]!.toFixed(3); console.log(name, threads, s.title.padEnd(24), 'min', q(0), 'p25', q(.25), 'median', q(.5), 'p75', q(.75)) }
for (const k of ['O', 'R', 'J', 'U']) { const v = (globalThis as any)[k] ?? [0]; v.sort((a: number, b: number) => a - b); console.log(k, v[v.length >> 1].toFixed(3)) }
process.exit(0)
