import type { Env } from '../platform/env.js'
import { isLoopback } from '../platform/env.js'

const studioOrigin = 'https://studio.apollographql.com'

/**
 * Whether a Host header names this server as its operator knows it: loopback, the address it was told to listen on, or one
 * of ALLOWED_HOSTS. A page that rebinds its own name to our address (DNS rebinding) sends that name, and is refused.
 */
export function isAllowedHost(host: string | undefined, env: Pick<Env, 'host' | 'allowedHosts'>): boolean {
  const name = hostnameOf(host)
  if (name === null) return false
  return isLoopback(name) || name === env.host.toLowerCase() || env.allowedHosts.includes(name)
}

/**
 * Whether a page of this origin may talk to us: our own, Apollo Studio's, or one of CORS_ORIGINS. Programs that are not
 * browsers send none, and pass.
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  env: Pick<Env, 'corsOrigins'>,
): boolean {
  if (origin === undefined) return true
  // Behind a proxy that ends TLS our own pages come from https, which we do not see.
  const isOwn = host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
  return isOwn || origin === studioOrigin || env.corsOrigins.includes(origin)
}

/** Lower case, without port and brackets; null where the header is missing or malformed. */
function hostnameOf(host: string | undefined): string | null {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host ?? '')
  return (parts?.[1] ?? parts?.[2])?.toLowerCase() ?? null
}
