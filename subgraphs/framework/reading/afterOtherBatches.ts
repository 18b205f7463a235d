/**
 * Schedules a batch behind the batches that are under way: loaders hand on what they gathered one
 * turn after their own keys came, and what they hand on is to join one batch.
 */
export function afterOtherBatches(dispatch: () => void): void {
  turn(() => turn(dispatch));
}

/** When DataLoader itself dispatches: when the promises that are settled have run. */
function turn(next: () => void): void {
  void Promise.resolve().then(() => process.nextTick(next));
}
