import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'

export interface Duck {
  /** All rows of a small result. */
  rows(sql: string): Promise<unknown[][]>
  run(sql: string): Promise<void>
  /** The chunks of a result as they are made: a long result stays out of memory. */
  stream(sql: string): AsyncIterable<DuckDBDataChunk>
  close(): void
}

/** A DuckDB in memory, bounded; what does not fit is spilled to `folder`. */
export async function openDuck(folder: string, memoryLimitMb = 512): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryLimitMb}MB`,
    temp_directory: folder,
    preserve_insertion_order: 'true',
    // Files are named by this process alone; nothing is fetched.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection: DuckDBConnection = await instance.connect()
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
    run: async (sql) => {
      await connection.run(sql)
    },
    stream: async function* (sql) {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A string as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
