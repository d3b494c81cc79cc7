import { createTrainee, mse } from './test/engine/executors/network-program.js'
import { compileTraining } from './src/engine/compiled/program/training-graph.js'
import { loadTfjs } from './src/engine/tfjs.js'
import ort from 'onnxruntime-node'
import { readFileSync, readdirSync, unlinkSync } from 'node:fs'
const tf=await loadTfjs()
const [kind='lstm',steps='50',extra='{}']=process.argv.slice(2)
const T=Number(steps)
const trainee=createTrainee({name:'b',input:[T,64],layers:[{[kind]:{units:64,...JSON.parse(extra)}},{dense:{units:1}}],loss:mse},{type:'adam',beta1:.9,beta2:.999,epsilon:1e-7,learningRate:1e-3})
const g=compileTraining(tf,trainee.program,64)
const s=await ort.InferenceSession.create(g.model,{enableProfiling:true,profileFilePrefix:'/tmp/seq/prof',intraOpNumThreads:1,graphOptimizationLevel:'extended',extra:{session:{intra_op:{allow_spinning:'0'},set_denormal_as_zero:'1'},optimization:{disable_specified_optimizers:'TransposeOptimizer'}}} as never)
const feeds=Object.fromEntries(g.inputs.map(i=>[i.graphName,new ort.Tensor(i.dtype as 'float32',Float32Array.from({length:i.shape.reduce((a,b)=>a*b,1)},(_,k)=>Math.sin(k)*0.1),[...i.shape])]))
const N=20
for(let i=0;i<N;i++) await s.run(feeds)
s.endProfiling()
const f=readdirSync('/tmp/seq').filter(n=>n.startsWith('prof')).map(n=>'/tmp/seq/'+n)
const ev=JSON.parse(readFileSync(f[0]!,'utf8')) as {cat:string,name:string,dur:number,args:Record<string,string>}[]
f.forEach(x=>unlinkSync(x))
const sum=new Map<string,[number,number]>()
for(const e of ev) if(e.cat==='Node'&&e.name.endsWith('_kernel_time')){const k=e.name.replace('_kernel_time','')+' '+(e.args?.op_name??'')+' '+(e.args?.output_type_shape?JSON.stringify(e.args.output_type_shape).slice(0,60):'');const v=sum.get(k)??[0,0];sum.set(k,[v[0]+e.dur,v[1]+1])}
const rows=[...sum].sort((a,b)=>b[1][0]-a[1][0]).slice(0,45)
for(const [k,[d,n]] of rows) console.log((d/N/1000).toFixed(3).padStart(8),'ms',(n/N).toFixed(0).padStart(4),'x',k)
process.exit(0)
