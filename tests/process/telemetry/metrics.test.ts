import pino from 'pino';
import { CountedCache, cacheUses } from '../../../process/telemetry/metrics/countedCache';
import { METRICS } from '../../../process/telemetry/metrics/definitions';
import { Metrics } from '../../../process/telemetry/metrics/metrics';
import { startMetricsServer } from '../../../process/telemetry/metrics/metricsServer';
import { metricsPage } from '../../../process/telemetry/metrics/page';

const linesOf = async (metrics: Metrics, name: string) =>
  (await metricsPage(metrics).text()).split('\n').filter((line) => line.startsWith(name));

describe('the metrics page', () => {
  it('describes every metric', async () => {
    const text = await metricsPage(new Metrics()).text();
    for (const [name, { type, english }] of Object.entries(METRICS)) {
      expect(text).toContain(`# HELP ${name} ${english}\n`);
      expect(text).toContain(`# TYPE ${name} ${type}\n`);
    }
  });

  it('writes counters, levels and read gauges', async () => {
    const metrics = new Metrics();
    metrics.count('credit_errors_total', 'FORBIDDEN').value += 2;
    metrics.level('credit_log_events_pending').value = 3;
    const forget = metrics.gauge('credit_ready', () => [{ values: ['gateway'], value: 1 }]);
    expect(await linesOf(metrics, 'credit_errors_total')).toEqual([
      'credit_errors_total{code="FORBIDDEN"} 2',
    ]);
    expect(await linesOf(metrics, 'credit_log_events_pending')).toEqual([
      'credit_log_events_pending 3',
    ]);
    expect(await linesOf(metrics, 'credit_ready')).toEqual(['credit_ready{part="gateway"} 1']);
    forget();
    expect(await linesOf(metrics, 'credit_ready')).toEqual([]);
  });

  it('writes the buckets of a histogram cumulatively', async () => {
    const metrics = new Metrics();
    const cost = metrics.histogram('credit_operation_cost');
    for (const value of [1, 7, 10, 60_000]) cost.observe(value);
    const lines = await linesOf(metrics, 'credit_operation_cost');
    expect(lines.slice(0, 3)).toEqual([
      'credit_operation_cost_bucket{le="1"} 1',
      'credit_operation_cost_bucket{le="10"} 3',
      'credit_operation_cost_bucket{le="50"} 3',
    ]);
    expect(lines.slice(-3)).toEqual([
      'credit_operation_cost_bucket{le="+Inf"} 4',
      'credit_operation_cost_sum 60018',
      'credit_operation_cost_count 4',
    ]);
  });

  it('folds the label values beyond its bound into one series', async () => {
    const metrics = new Metrics();
    for (let index = 0; index < 3000; index++)
      metrics.count('credit_errors_total', `C${index}`).value++;
    const lines = await linesOf(metrics, 'credit_errors_total');
    expect(lines).toHaveLength(2001);
    expect(lines.at(-1)).toBe('credit_errors_total{code="other"} 1000');
  });

  it('is served at one path of its own port, and stops', async () => {
    const address = { port: 0, host: '127.0.0.1' };
    const server = await startMetricsServer(new Metrics(), address, pino({ level: 'silent' }));
    const page = await fetch(server.url);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await fetch(new URL('/', server.url))).status).toBe(404);
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(404);
    const port = Number(new URL(server.url).port);
    await expect(
      startMetricsServer(new Metrics(), { ...address, port }, pino({ level: 'silent' })),
    ).rejects.toThrow(
      `Port ${port} on 127.0.0.1 cannot serve the metrics (EADDRINUSE); choose another with METRICS_PORT.`,
    );
    await server.stop();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});

describe('a counted cache', () => {
  it('counts hits, misses and entries under its name', () => {
    const caches = [1, 2].map(() => new CountedCache<string, number>('test', { max: 2 }));
    expect(caches.map((cache) => cache.get('a'))).toEqual([undefined, undefined]);
    for (const cache of caches) cache.set('a', 1);
    expect(caches[0]!.get('a')).toBe(1);
    expect(cacheUses.get('test')).toMatchObject({ hits: 1, misses: 2 });
    expect(cacheUses.get('test')!.entries()).toBe(2);
  });
});
