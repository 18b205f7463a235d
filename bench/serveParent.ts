/**
 * Has a service of a comparison tell its parent the processor time it has spent so far, in
 * milliseconds, whenever it is asked for, and stop when the parent lets go of it.
 */
export function serveParent(stop: () => Promise<void>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1000);
  });
  process.once('disconnect', () => void stop());
}
