// All set-up that `npm start`, `npm test` and `npm run build` need, each step skipped where nothing changed since the last
// time. Only Node's built-in modules are imported at the top: node_modules may be missing.
//   node scripts/setup.mjs [--types]   --types: also what only the compiler and the tests read (GraphQL types)
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const stampFile = join(root, 'dist', 'setup.json')
const leastNode = [20, 19]

/** Brings the working tree to where dist/ can run. Throws SetupFailed with a message for people. */
export async function setUp({ withTypes = false } = {}) {
  requireNode()
  installPackages()
  const stamps = readStamps()
  generateClient(stamps)
  if (withTypes) generateTypes(stamps)
  await compile(stamps)
  bundleGraphiql(stamps)
}

export class SetupFailed extends Error {}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return
  throw new SetupFailed(`Node ${leastNode.join('.')} or newer is needed, this is ${process.versions.node}`)
}

function installPackages() {
  if (isInstalled()) return
  // Under `npm start` npm names its own script; NODE_ENV=production would leave out what builds the code.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  step('installing packages (npm ci; some minutes the first time)', () =>
    run([...npm, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {}),
  )
}

/** npm writes a hidden lock file, of what it installed, at the end of an installation. */
function isInstalled() {
  const wanted = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true
  // A newer lock file may be one that was merely copied or checked out.
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(JSON.parse(readFileSync(wanted, 'utf8')).packages).every(
    ([path, { version, optional }]) => path === '' || there[path]?.version === version || (optional && !there[path]),
  )
}

function generateClient(stamps) {
  const schema = join(root, 'prisma', 'schema.prisma')
  const output = join(root, 'src', 'platform', '__generated__', 'prisma', 'client.ts')
  const stamp = hashOf([readFileSync(schema), versionOf('prisma')])
  if (stamps.client === stamp && existsSync(output)) return
  step('generating the database client', () =>
    run([process.execPath, require.resolve('prisma/build/index.js'), 'generate'], {
      // Generating needs no engine, yet the command asks for one and would download it; any file satisfies it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }),
  )
  saveStamps(stamps, { client: stamp })
}

function generateTypes(stamps) {
  const config = join(root, 'codegen.ts')
  const schema = join(root, 'schema.graphql')
  if (!existsSync(config) || !existsSync(schema)) return
  const stamp = hashOf([readFileSync(config), readFileSync(schema)])
  if (stamps.types === stamp && existsSync(join(root, 'src', 'graphql', '__generated__'))) return
  const cli = join(root, 'node_modules', '@graphql-codegen', 'cli', 'cjs', 'bin.js')
  step('generating GraphQL types', () => run([process.execPath, cli, '--config', config, '--silent'], {}))
  saveStamps(stamps, { types: stamp })
}

/** swc turns each changed file of src/ into its file of dist/; what has no source any more goes. */
async function compile(stamps) {
  const [source, target] = [join(root, 'src'), join(root, 'dist')]
  const version = versionOf('@swc/core')
  const previous = stamps.files ?? {}
  const files = {}
  const changed = []
  for (const file of listFiles(source).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))) {
    const name = relative(source, file)
    const code = readFileSync(file, 'utf8')
    files[name] = hashOf([version, code])
    if (files[name] !== previous[name] || !existsSync(builtFile(target, name))) changed.push({ name, code })
  }
  const built = new Set(
    Object.keys(files).flatMap((name) => [builtFile(target, name), `${builtFile(target, name)}.map`]),
  )
  const orphans = existsSync(target)
    ? listFiles(target).filter((path) => /\.js(\.map)?$/.test(path) && !built.has(path))
    : []
  // The GraphiQL bundle lies in dist/ too, and is none of ours.
  for (const file of orphans.filter((path) => !path.startsWith(join(target, 'console')))) rmSync(file)
  if (changed.length === 0) return
  await step(`compiling ${changed.length} source file${changed.length === 1 ? '' : 's'}`, () =>
    compileFiles(changed, target),
  )
  saveStamps(stamps, { files })
}

async function compileFiles(changed, target) {
  const { transform } = await import('@swc/core')
  const results = await Promise.allSettled(changed.map((file) => compileFile(transform, file, target)))
  const mistakes = results.flatMap(({ reason }) => (reason ? [reason.message] : []))
  if (mistakes.length > 0) throw new SetupFailed(mistakes.join('\n'))
}

async function compileFile(transform, { name, code }, target) {
  const output = builtFile(target, name)
  const result = await transform(code, {
    filename: join(root, 'src', name),
    sourceFileName: relative(dirname(output), join(root, 'src', name)),
    swcrc: false,
    sourceMaps: true,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  })
  mkdirSync(dirname(output), { recursive: true })
  replaceFile(`${output}.map`, result.map)
  replaceFile(output, `${result.code}//# sourceMappingURL=${basename(output)}.map\n`)
}

/** The bundle is built where its sources and its tools are there; without them the server says so at /graphiql. */
function bundleGraphiql(stamps) {
  const folder = join(root, 'console', 'graphiql')
  const config = join(folder, 'vite.config.mjs')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(config) || !existsSync(vite)) return
  const operations = join(root, 'docs', 'operations')
  const sources = [folder, operations].filter(existsSync).flatMap(listFiles).sort()
  const stamp = hashOf([
    versionOf('graphiql'),
    ...sources.flatMap((file) => [relative(root, file), readFileSync(file)]),
  ])
  if (stamps.graphiql === stamp && existsSync(join(root, 'dist', 'console', 'graphiql'))) return
  step('bundling GraphiQL', () =>
    run([process.execPath, vite, 'build', folder, '--config', config, '--logLevel', 'error'], {}),
  )
  saveStamps(stamps, { graphiql: stamp })
}

function builtFile(target, name) {
  return join(target, name.replace(/\.ts$/, '.js'))
}

/** Whole or not at all: another process may be reading it. */
function replaceFile(file, content) {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, content)
  renameSync(draft, file)
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', ...name.split('/'), 'package.json'), 'utf8')).version
}

function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

function saveStamps(stamps, added) {
  Object.assign(stamps, added)
  mkdirSync(dirname(stampFile), { recursive: true })
  replaceFile(stampFile, JSON.stringify(stamps))
}

function step(title, work) {
  const started = Date.now()
  const say = () => process.stderr.write(`${title} · ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  const done = work()
  return done instanceof Promise ? done.then(say) : say()
}

function run([program, ...args], env) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
    // npm is a script with an ending of its own on Windows.
    shell: program === 'npm' && process.platform === 'win32',
  })
  if (status === 0) return
  throw new SetupFailed(`${[program, ...args].join(' ')} failed:\n${error?.message ?? ''}${stdout}${stderr}`)
}

/** Runs a script's work; what fails in the set-up is told without a stack. */
export async function orExplain(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SetupFailed)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await orExplain(() => setUp({ withTypes: process.argv.includes('--types') }))
