import { Writable } from 'node:stream';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import pino from 'pino';
import { activeTrace, withTrace } from '../../../process/telemetry/tracing/activeTrace';
import { logSpans } from '../../../process/telemetry/tracing/logSpans';
import { openTracing } from '../../../process/telemetry/tracing/openTracing';
import { reportFailures } from '../../../process/telemetry/tracing/reportFailures';
import { spanTracing } from '../../../process/telemetry/tracing/spanTrace';
import type { SamplerName, TracingConfig } from '../../../process/telemetry/tracing/tracingConfig';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SAMPLED = `00-${TRACE_ID}-b7ad6b7169203331-01`;
const UNSAMPLED = `00-${TRACE_ID}-b7ad6b7169203331-00`;
const CONFIG: TracingConfig = {
  exporter: 'console',
  url: 'http://127.0.0.1:9/v1/traces',
  protocol: 'http/json',
  headers: {},
  service: 'test',
  sampler: 'parentbased_always_on',
  ratio: 0,
};

const silent = pino({ level: 'silent' });

describe('a sampler', () => {
  it.each<[SamplerName, boolean[]]>([
    ['always_on', [true, true, true]],
    ['always_off', [false, false, false]],
    ['traceidratio', [false, false, false]],
    ['parentbased_always_on', [true, true, false]],
    ['parentbased_always_off', [false, true, false]],
    ['parentbased_traceidratio', [false, true, false]],
  ])('%s decides for a new trace, a sampled one and another', async (sampler, expected) => {
    const { tracing } = openTracing({ ...CONFIG, sampler }, silent);
    const begin = (traceparent?: string) => tracing.begin('test', 'server', traceparent);
    expect([begin(), begin(SAMPLED), begin(UNSAMPLED)].map(({ recorded }) => recorded)).toEqual(
      expected,
    );
  });
});

describe('a request that is not sampled', () => {
  it('has ids of its own, or those of its caller, and tells others not to record it', () => {
    const { tracing } = openTracing({ ...CONFIG, sampler: 'always_off' }, silent);
    const trace = tracing.begin('test', 'server', undefined);
    expect(trace.traceparent).toMatch(new RegExp(`^00-${trace.id}-[0-9a-f]{16}-00$`));
    expect(trace.child('child', 'client').traceparent).toBe(trace.traceparent);
    expect(tracing.begin('test', 'server', SAMPLED).traceparent).toBe(UNSAMPLED);
  });

  it('is not sampled by a subgraph, whatever its settings', () => {
    const { tracing } = openTracing({ ...CONFIG, sampler: 'always_on' }, silent);
    const joined = [SAMPLED, UNSAMPLED, undefined].map((header) =>
      tracing.join('test', 'server', header),
    );
    expect(joined.map(({ recorded }) => recorded)).toEqual([true, false, false]);
  });
});

describe('a span', () => {
  it('continues the trace of the caller, and so do its children', async () => {
    const { tracing } = openTracing(CONFIG, silent);
    const span = tracing.begin('test', 'server', SAMPLED);
    const child = span.child('child', 'internal');
    expect([span.id, child.id]).toEqual([TRACE_ID, TRACE_ID]);
    expect(child.traceparent).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-01$`));
    expect(new Set([SAMPLED, span.traceparent, child.traceparent]).size).toBe(3);
  });

  it('is the active trace of what runs in it, and of nothing else', async () => {
    const { tracing } = openTracing(CONFIG, silent);
    const [first, second] = ['a', 'b'].map((name) => tracing.begin(name, 'internal', undefined));
    const seen = await Promise.all([
      withTrace(first!, async () => {
        await Promise.resolve();
        return activeTrace();
      }),
      withTrace(second!, async () => {
        await new Promise(setImmediate);
        return activeTrace();
      }),
    ]);
    expect(seen).toEqual([first, second]);
    expect(activeTrace()).toBeUndefined();
    await expect(withTrace(first!, () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    );
    expect(await withTrace(second!, () => activeTrace())).toBe(second);
  });
});

describe('the export of spans', () => {
  const linesOf = (lines: string[]) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });

  it('logs the first of several failures, and the first success after them', () => {
    const lines: string[] = [];
    const log = pino({ level: 'info', base: {} }, linesOf(lines));
    const outcomes = [1, 1, 0, 0, 1];
    const exporter = reportFailures(
      {
        export: (_spans, done) => {
          const code = outcomes.shift()!;
          done({ code, ...(code === 1 && { error: new TypeError('secret') }) });
        },
        shutdown: async () => undefined,
      },
      log,
    );
    const codes: number[] = [];
    for (let index = 0; index < 5; index++)
      exporter.export([], ({ code }) => void codes.push(code));
    expect(codes).toEqual([1, 1, 0, 0, 1]);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'spans cannot be exported',
      'spans are exported again',
      'spans cannot be exported',
    ]);
    expect(lines.join('')).not.toContain('secret');
  });

  it('does not delay a stop when no collector answers', async () => {
    // Ends the retries of the exporter soon after the stop.
    process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = '3100';
    const opened = openTracing({ ...CONFIG, exporter: 'otlp' }, silent);
    opened.tracing.begin('test', 'server', undefined).end();
    const begun = performance.now();
    await opened.stop();
    expect(performance.now() - begun).toBeLessThan(4000);
    delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];
  });

  it('writes a line of JSON for each span to the console', () => {
    const lines: string[] = [];
    const exporter = logSpans(linesOf(lines));
    const provider = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const span = spanTracing(provider.getTracer('test'), { followsCaller: false, ratio: 1 }).begin(
      'plan',
      'internal',
      SAMPLED,
    );
    span.set({ 'credit.subgraph': 'commerce' });
    span.end('refused');
    const attributes = { 'credit.subgraph': 'commerce', 'error.type': 'refused' };
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      {
        ...{ span: 'plan', traceId: TRACE_ID, spanId: expect.stringMatching(/^[0-9a-f]{16}$/) },
        ...{ parent: 'b7ad6b7169203331', ms: expect.any(Number), attributes },
      },
    ]);
  });
});
