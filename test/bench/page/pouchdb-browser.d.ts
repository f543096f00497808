/** What the benchmark uses of PouchDB, which brings no types. */
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string)
    put(doc: object): Promise<unknown>
    bulkDocs(docs: object[]): Promise<unknown>
    get(id: string): Promise<unknown>
    query(view: string, options: object): Promise<{ rows: unknown[] }>
    destroy(): Promise<unknown>
  }
}
