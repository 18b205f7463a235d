import { spawnSync } from 'node:child_process';
import { ROOT } from '../../../process/root';

/**
 * Opens telemetry in a process with all parts of the product.
 * @returns the modules of the SDK and of prom-client that it has loaded
 */
function modulesWith(config: object): string[] {
  const script = `
    require('./build/cli/start/parts');
    const { openTelemetry } = require('./build/process/telemetry/openTelemetry');
    const silent = { warn() {}, info() {}, error() {} };
    const wanted = /node_modules.(@opentelemetry.(sdk-trace|exporter-trace)[^/]*|prom-client)./;
    openTelemetry(${JSON.stringify(config)}, silent).then(async ({ stop }) => {
      const loaded = Object.keys(require.cache).filter((path) => wanted.test(path));
      await stop();
      process.stdout.write(JSON.stringify(loaded), () => process.exit(0));
    });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as string[];
}

it('a process without metrics and tracing loads neither the SDK nor prom-client', () => {
  expect(modulesWith({})).toEqual([]);
});

it('a process with them loads both', () => {
  const loaded = modulesWith({
    metrics: { port: 0, host: '127.0.0.1' },
    tracing: {
      ...{ exporter: 'otlp', url: 'http://127.0.0.1:9/v1/traces', protocol: 'http/protobuf' },
      ...{ headers: {}, service: 's', sampler: 'always_on', ratio: 1 },
    },
  }).join('\n');
  expect(loaded).toContain('sdk-trace');
  expect(loaded).toContain('exporter-trace-otlp-proto');
  expect(loaded).toContain('prom-client');
});
