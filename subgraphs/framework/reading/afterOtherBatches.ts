/**
 * Schedules a batch after the batches of other loaders. Loaders dispatch their keys one turn after
 * they received them; the reads of all these loaders are to join one batch.
 */
export function afterOtherBatches(dispatch: () => void): void {
  afterPromises(() => afterPromises(dispatch));
}

/**
 * Waits as long as DataLoader does by default: until the callbacks of settled promises have run.
 */
function afterPromises(next: () => void): void {
  void Promise.resolve().then(() => process.nextTick(next));
}
