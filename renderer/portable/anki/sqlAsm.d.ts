declare module 'sql.js/dist/sql-asm-memory-growth.js' {
  import type { InitSqlJsStatic } from 'sql.js'

  const initSqlJs: InitSqlJsStatic
  // biome-ignore lint/style/noDefaultExport: the package's own shape
  export default initSqlJs
}
