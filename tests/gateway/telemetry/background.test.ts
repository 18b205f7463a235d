import { recordEventRelay } from '../../../gateway/outbox/recordEventRelay';
import { subjectEventRelay } from '../../../gateway/outbox/subjectEventRelay';
import { observedAppend } from '../../../gateway/telemetry/observedLog';
import { relayProgress } from '../../../gateway/telemetry/relayProgress';
import { Metrics } from '../../../process/telemetry/metrics/metrics';
import type { DisclosureEvent } from '../../../schema/registry';
import { silent } from '../../support/log';

const EVENTS = [{}, {}] as DisclosureEvent[];

const undelivered = async () => undefined;

describe('writes to the disclosure log', () => {
  it('are pending until they are durable, and then counted', async () => {
    const metrics = new Metrics();
    let done = () => undefined as void;
    const appending = new Promise<void>((resolve) => (done = resolve));
    const append = observedAppend({ append: () => appending, undelivered }, metrics).append(EVENTS);
    expect(metrics.level('credit_log_events_pending').value).toBe(2);
    done();
    await append;
    expect(metrics.level('credit_log_events_pending').value).toBe(0);
    expect(metrics.count('credit_log_events_total', 'ok').value).toBe(2);
  });

  it('are counted as failed when they fail, and the error is passed on', async () => {
    const metrics = new Metrics();
    const failing = { append: () => Promise.reject(new Error('down')), undelivered };
    await expect(observedAppend(failing, metrics).append(EVENTS)).rejects.toThrow('down');
    expect(metrics.count('credit_log_events_total', 'failed').value).toBe(2);
    expect(metrics.histogram('credit_log_append_duration_seconds', 'failed').buckets).toContain(1);
  });
});

describe('a relay', () => {
  it('reports the events of records that it delivers, failures, and that it has caught up', async () => {
    const metrics = new Metrics();
    const source = {
      name: 'commerce',
      events: async (after: number) => (after === 0 ? [{ number: 1 }] : []) as never,
      stop: async () => undefined,
    };
    const broken = { ...source, name: 'social', events: () => Promise.reject(new Error('down')) };
    let cursor = 0;
    const relay = recordEventRelay({
      registry: { recordCursor: async () => cursor, indexRecords: async () => (cursor = 1) },
      sources: [source, broken],
      log: silent,
      progress: relayProgress(metrics, 'records'),
    });
    await relay.look();
    const caughtUp = (peer: string) =>
      metrics.level('credit_relay_caught_up_timestamp_seconds', 'records', peer).value;
    expect(metrics.count('credit_relay_items_total', 'records', 'commerce').value).toBe(1);
    expect(metrics.count('credit_relay_failures_total', 'records', 'social').value).toBe(1);
    expect(caughtUp('commerce')).toBeGreaterThan(Date.now() / 1000 - 60);
    expect(caughtUp('social')).toBe(0);
    await relay.stop();
    expect(metrics.levels.get('credit_relay_caught_up_timestamp_seconds')!.all.size).toBe(0);
  });

  it('reports the subject events that it delivers, and that nothing is left', async () => {
    const metrics = new Metrics();
    const events = [{ number: 1, subjectId: 's', hidden: true }];
    let delivered = false;
    const relay = subjectEventRelay({
      registry: {
        subjectEvents: async () => (delivered ? [] : [{ recipient: 'commerce', events }]),
        delivered: async () => void (delivered = true),
      },
      recipients: [{ name: 'commerce', apply: async () => undefined, stop: async () => undefined }],
      log: silent,
      progress: relayProgress(metrics, 'subjects'),
    });
    const caughtUp = () =>
      metrics.level('credit_relay_caught_up_timestamp_seconds', 'subjects', 'commerce').value;
    await relay.look();
    expect([
      metrics.count('credit_relay_items_total', 'subjects', 'commerce').value,
      caughtUp(),
    ]).toEqual([1, 0]);
    await relay.look();
    expect(caughtUp()).toBeGreaterThan(0);
    await relay.stop();
  });
});
