import { readdir, readFile } from 'node:fs/promises'

/** Watches the resident memory of a process and all below it; `peak` answers the most of each entry file that was seen. */
export function watchMemory(rootPid: number, everyMs = 200): { stop(): ReadonlyMap<string, number> } {
  const peaks = new Map<string, number>()
  const timer = setInterval(() => {
    void readTree(rootPid).then((processes) => {
      for (const { name, bytes } of processes) peaks.set(name, Math.max(peaks.get(name) ?? 0, bytes))
    })
  }, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return peaks
    },
  }
}

async function readTree(rootPid: number): Promise<{ name: string; bytes: number }[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)
  const all = (await Promise.all(pids.map(readProcess))).filter((one) => one !== null)
  const inside = new Set([rootPid])
  // A child's pid is mostly larger than its parent's; two passes find the others.
  for (let pass = 0; pass < 2; pass++) for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid)
  return all.filter(({ pid }) => inside.has(pid))
}

async function readProcess(pid: number): Promise<{ pid: number; parent: number; name: string; bytes: number } | null> {
  try {
    const [status, command] = await Promise.all([
      readFile(`/proc/${pid}/status`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ])
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    const entry = /(\w+)\.m?js(?:\0|$)/.exec(command)?.[1] ?? (command.split('\0')[0] || 'unknown')
    return { pid, parent: field('PPid'), name: entry, bytes: field('VmRSS') * 1024 }
  } catch {
    return null // It has ended in the meantime.
  }
}
