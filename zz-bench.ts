import { createExecutor } from '/work/wt/sequences/src/engine/executors/registry.js'
import { createTrainee, mse, sessionOptions } from '/work/wt/sequences/test/engine/executors/network-program.js'
const [kind='lstm',steps='200',threads='1',extra='{}']=process.argv.slice(2)
const T=Number(steps)
const trainee=createTrainee({name:'b',input:[T,64],layers:[{[kind]:{units:64,...JSON.parse(extra)}},{dense:{units:1}}],loss:mse},{type:'adam',beta1:.9,beta2:.999,epsilon:1e-7,learningRate:1e-3})
const ex=await createExecutor('compiled')
const s=await ex.createTrainingSession(trainee.program,{...sessionOptions,threads:Number(threads)})
s.load(trainee.weights)
const b=trainee.batch(64,1)
let t0=performance.now(); let c0=process.cpuUsage()
await s.train(64,b,{step:1,learningRate:1e-3})
const first=performance.now()-t0; const fc=process.cpuUsage(c0)
const ws:number[]=[],cs:number[]=[]
t0=performance.now(); let k=2
while(performance.now()-t0<Number(process.env.SECS??4)||ws.length<8){const c=process.cpuUsage();const w=performance.now();await s.train(64,b,{step:k++,learningRate:1e-3});ws.push(performance.now()-w);const d=process.cpuUsage(c);cs.push((d.user+d.system)/1e3)}
ws.sort((a,b)=>a-b);cs.sort((a,b)=>a-b)
console.log(kind,steps,'threads',threads,'first step incl. creation wall',first.toFixed(0),'cpu',((fc.user+fc.system)/1e3).toFixed(0),'| step wall min',ws[0]!.toFixed(1),'med',ws[ws.length>>1]!.toFixed(1),'| cpu min',cs[0]!.toFixed(1),'med',cs[cs.length>>1]!.toFixed(1))
process.exit(0)
