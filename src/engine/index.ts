/** The engine's only door. The engine knows tensors; it knows no Prisma and no GraphQL. */
export type * from './tensors.js'
export * from './errors.js'
