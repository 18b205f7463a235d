/**
 * Lets the parent of a bench service request the CPU time used so far, in milliseconds, and stops
 * the service when the parent disconnects.
 */
export function serveParent(stop: () => Promise<void>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1000);
  });
  process.once('disconnect', () => void stop());
}
