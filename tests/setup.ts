import { format } from 'node:util';

/** A test that writes to the console fails: noise hides real faults (habit of Apollo Server). */
const written: string[] = [];
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  // eslint-disable-next-line no-console -- replaced, not written to
  console[method] = (...args: unknown[]) =>
    void written.push(`console.${method}: ${format(...args)}`);
}

afterEach(() => {
  const seen = written.splice(0);
  if (seen.length > 0) throw new Error(`The test wrote to the console:\n${seen.join('\n')}`);
});
