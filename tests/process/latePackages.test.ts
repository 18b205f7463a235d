import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const GATEWAY = '@apollo/gateway/dist/utilities/opentelemetry';

/** What a program prints that is run as all of ours are. */
async function evaluate(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', './process/typescript.cjs', '-e', program],
    { cwd: ROOT, timeout: 60_000 },
  );
  return JSON.parse(stdout);
}

const LOADED = `Object.keys(require.cache).some((file) => file.includes('sdk-metrics'))`;

test('what Apollo’s gateway would send home is not even loaded', async () => {
  expect(
    await evaluate(`require('@apollo/gateway'); console.log(JSON.stringify(${LOADED}));`),
  ).toBe(false);
});

test('it is there when it is asked for', async () => {
  expect(
    await evaluate(`
      const { createDataCollectionExporter } = require('${GATEWAY}');
      const exporter = createDataCollectionExporter();
      const sdk = require('@opentelemetry/sdk-metrics');
      console.log(JSON.stringify(['forceFlush' in exporter, 'MeterProvider' in sdk, ${LOADED}]));
      process.exit();`),
  ).toEqual([true, true, true]);
});
