/** A computation in which rows of a batch depend on each other, or in a way that no rule knows. */
export class Unshardable extends Error {}
