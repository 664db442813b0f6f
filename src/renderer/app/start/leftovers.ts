const deleteOne = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = factory.deleteDatabase(name)
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(new Error(`deleting the database ${name}`, { cause: asked.error }))
    // Somebody still holds it open, a worker that is closing: it is deleted as soon as that is gone.
    asked.onblocked = () => resolve()
  })

/**
 * Deletes every database of this origin whose name contains `storeName`. RxDB's `remove` empties its own and leaves
 * their shells; a module may keep a cache beside them.
 */
export async function deleteDatabases(storeName: string, factory: IDBFactory = indexedDB): Promise<void> {
  const names = (await factory.databases()).map(({ name }) => name ?? '').filter((name) => name.includes(storeName))
  await Promise.all(names.map((name) => deleteOne(factory, name)))
}
