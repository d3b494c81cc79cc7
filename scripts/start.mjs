// `npm start`: sets up what is missing, then becomes the supervisor of Postgres, server and worker (src/start.ts).
import { orExplain, setUp } from './setup.mjs'

await orExplain(() => setUp())
await import('../dist/start.js')
