import { createTrainee, mse } from './test/engine/executors/network-program.js'
import { compileTraining } from './src/engine/compiled/program/training-graph.js'
import { openRuntime } from './src/engine/compiled/runtime/open.js'
import { loadTfjs } from './src/engine/tfjs.js'
const tf=await loadTfjs(); const rt=await openRuntime()
const [kind='lstm',extra='{}']=process.argv.slice(2)
for(const T of [50,50,200,500]){
const trainee=createTrainee({name:'b',input:[T,64],layers:[{[kind]:{units:64,...JSON.parse(extra)}},{dense:{units:1}}],loss:mse},{type:'adam',beta1:.9,beta2:.999,epsilon:1e-7,learningRate:1e-3})
let c=process.cpuUsage(); const lap=()=>{const d=process.cpuUsage(c);c=process.cpuUsage();return ((d.user+d.system)/1e3).toFixed(0)}
const g=compileTraining(tf,trainee.program,64); const a=lap()
const s=await rt.createSession({model:g.model,inputNames:g.inputs.map(i=>i.graphName),outputNames:g.outputs.map(o=>o.graphName),threads:1,hasConstantWeights:false}); const b=lap()
const ins=g.inputs.map(i=>rt.createTensor(i.dtype,i.shape)),outs=g.outputs.map(i=>rt.createTensor(i.dtype,i.shape));const d=lap()
await s.run(ins,outs);const e=lap(); await s.run(ins,outs);const f=lap()
console.log(T,'nodes',g.nodeCount,'trace+emit',a,'session',b,'tensors',d,'first run',e,'second',f)
}
process.exit(0)
