import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identitySigner } from '../../gateway/execution/identitySigner';
import type { RecordEventSource } from '../../gateway/outbox/recordEventSource';
import { findRecordEventSources } from '../../gateway/outbox/findRecordEventSources';
import { recordEventRelay } from '../../gateway/outbox/recordEventRelay';
import { unchanging } from '../../process/followFiles';
import { makeIdentityKeys } from '../../cli/support/identityKeys';
import type { Registry } from '../../schema/registry';
import { GATEWAY } from '../../schema/registryCall';
import { readSigningKeys, readVerifyingKeys } from '../../schema/identity/keys';
import {
  RECORD_EVENT_BATCH_SIZE,
  RECORD_EVENTS_PATH,
  type IndexEvent,
} from '../../schema/recordEvents';
import type { Viewer } from '../../schema/viewer';
import type { Subgraph } from '../../subgraphs/framework/createSubgraph';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { subgraphApp } from '../../subgraphs/framework/startSubgraph';
import { eventually } from '../support/eventually';
import { INDEXED_AT, indexedRecord, indexEvents } from '../support/indexedRecord';
import { silent } from '../support/log';
import { officer } from '../support/viewers';

const feed = (count: number): IndexEvent[] =>
  indexEvents(Array.from({ length: count }, (_, index) => indexedRecord(`r-${index + 1}`)));

describe('events over HTTP', () => {
  const keys = makeIdentityKeys(['gateway'], ['judicial', 'subjects']);
  const own = keys.gateways.get('gateway')!;
  const signer = identitySigner(
    'judicial',
    readSigningKeys(own.privateKey, own.requestKeys).get('judicial')!,
  );
  const cursors: number[] = [];
  let answer: () => readonly object[] = () => feed(2);
  let server: Server;
  let url: string;
  let source: RecordEventSource;
  const names: string[] = [];

  beforeAll(async () => {
    const subgraph = {
      name: 'judicial',
      recordEvents: async (after: number) => {
        cursors.push(after);
        return answer();
      },
    } as unknown as Subgraph;
    const identify = verifyRequest({
      name: 'judicial',
      keys: unchanging(readVerifyingKeys(keys.publicKeys, keys.subgraphs.get('judicial')!)),
    });
    server = subgraphApp(subgraph, identify, { log: silent }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const found = findRecordEventSources(
      { registrySubgraph: 'subjects', subgraphUrls: {}, subgraphTimeout: 2000 },
      {
        subgraphs: ['subjects', 'judicial', 'foreign'].map((name) => ({ name, url })),
        hasAccessRules: true,
      },
      { signers: new Map(['subjects', 'judicial'].map((name) => [name, signer])) },
    );
    names.push(...found.map(({ name }) => name));
    source = found[0]!;
  });
  afterAll(async () => {
    await source.stop();
    server.close();
  });

  async function post(body: string, viewer: Viewer | undefined) {
    const caller = { viewer: viewer ?? GATEWAY, requestId: 'r' };
    const headers = viewer
      ? await signer({ method: 'POST', path: RECORD_EVENTS_PATH, body, caller })
      : {};
    const { status } = await fetch(new URL(RECORD_EVENTS_PATH, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return status;
  }

  it('are requested neither from the registry’s own subgraph nor from one this gateway does not sign for', () => {
    expect(names).toEqual(['judicial']);
  });

  it('are the same as in process', async () => {
    expect(await source.events(7)).toEqual(feed(2));
    expect(cursors).toEqual([7]);
  });

  it('are refused with more fields than the index needs', async () => {
    for (const wrong of [
      { ...feed(1)[0], reason: '按来源部门通知办理' },
      { number: 1, at: INDEXED_AT, record: { ...indexedRecord('r-1'), name: '某甲' } },
      { number: 1, at: INDEXED_AT, record: { ...indexedRecord('r-1'), decisionDate: 'yesterday' } },
    ]) {
      answer = () => [wrong];
      await expect(source.events(0)).rejects.toThrow();
    }
    answer = () => feed(2);
  });

  it('are returned only to the gateway, and only for a well-formed request', async () => {
    expect(await post('{"after":0}', GATEWAY)).toBe(200);
    expect(await post('{"after":0}', undefined)).toBe(401);
    expect(await post('{"after":0}', officer)).toBe(401);
    expect(await post('{"after":0}', { ...officer, actor: 'gateway' })).toBe(401);
    for (const wrong of ['{', '{}', '{"after":-1}', '{"after":0,"more":1}'])
      expect(await post(wrong, GATEWAY)).toBe(400);
  });

  it('are an error when the subgraph fails', async () => {
    answer = () => {
      throw new Error('120102188001010028');
    };
    await expect(source.events(0)).rejects.toThrow('status 500');
  });
});

describe('the relay', () => {
  /** An index as the registry stores it, and subgraphs with this many events each. */
  function setting(counts: Readonly<Record<string, number>>) {
    const indexed = new Map<string, number[]>(Object.keys(counts).map((name) => [name, []]));
    const broken = new Set<string>();
    const batches: number[] = [];
    const registry: Pick<Registry, 'recordCursor' | 'indexRecords'> = {
      recordCursor: async (name) => indexed.get(name)!.length,
      async indexRecords(name, events) {
        batches.push(events.length);
        await Promise.resolve();
        const known = indexed.get(name)!;
        for (const { number } of events) {
          if (number <= known.length) continue;
          if (number > known.length + 1) throw new Error('gap');
          known.push(number);
        }
        return known.length;
      },
    };
    const sources = Object.entries(counts).map(([name, count]): RecordEventSource => ({
      name,
      async events(after) {
        if (broken.has(name)) throw new Error('down');
        return feed(count).slice(after, after + RECORD_EVENT_BATCH_SIZE);
      },
      stop: async () => undefined,
    }));
    return { registry, sources, indexed, broken, batches };
  }
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('delivers all events, in order and in batches', async () => {
    const { batches, indexed, ...rest } = setting({ judicial: 2500, social: 1 });
    const relay = recordEventRelay({ ...rest, log: silent });
    await relay.look();
    expect(indexed.get('judicial')).toEqual(upTo(2500));
    expect(indexed.get('social')).toEqual([1]);
    expect(Math.max(...batches)).toBe(RECORD_EVENT_BATCH_SIZE);
    await relay.look();
    expect(batches).toHaveLength(4);
    await relay.stop();
  });

  it('is not blocked by a subgraph that fails, and catches up once it recovers', async () => {
    const { indexed, broken, ...rest } = setting({ judicial: 3, social: 2 });
    const relay = recordEventRelay({ ...rest, log: silent });
    broken.add('judicial');
    await relay.look();
    expect([indexed.get('judicial'), indexed.get('social')]).toEqual([[], upTo(2)]);
    broken.delete('judicial');
    await relay.look();
    expect(indexed.get('judicial')).toEqual(upTo(3));
    await relay.stop();
  });

  it('is not blocked by a subgraph that does not respond', async () => {
    const { indexed, sources, registry } = setting({ judicial: 3, social: 2 });
    let release = (): void => undefined;
    const silence = new Promise<void>((resolve) => (release = resolve));
    const slow = sources.map((source) =>
      source.name === 'judicial'
        ? { ...source, events: (after: number) => silence.then(() => source.events(after)) }
        : source,
    );
    const relay = recordEventRelay({ registry, sources: slow, interval: 5, log: silent });
    await eventually(() => expect(indexed.get('social')).toEqual(upTo(2)));
    indexed.set('social', []);
    await eventually(() => expect(indexed.get('social')).toEqual(upTo(2)));
    expect(indexed.get('judicial')).toEqual([]);
    release();
    await relay.stop();
  });

  it('redelivers events that were applied but not acknowledged, without effect', async () => {
    const { registry, indexed, sources } = setting({ judicial: 5 });
    let crashes = 3;
    const crashing: typeof registry = {
      ...registry,
      async indexRecords(name, events) {
        const end = await registry.indexRecords(name, events);
        if (crashes-- > 0) throw new Error('gone');
        return end;
      },
      // A gateway that was restarted would repeat such an outdated request.
      recordCursor: async (name) => (crashes > 0 ? 0 : registry.recordCursor(name)),
    };
    const relay = recordEventRelay({ registry: crashing, sources, log: silent });
    for (let look = 0; look < 4; look++) await relay.look();
    expect(indexed.get('judicial')).toEqual(upTo(5));
    await relay.stop();
  });

  it('applies each event to the index once when several gateways relay', async () => {
    const { indexed, ...rest } = setting({ judicial: 2200, social: 30 });
    const relays = [1, 2, 3].map(() => recordEventRelay({ ...rest, log: silent }));
    await Promise.all(relays.flatMap((relay) => [relay.look(), relay.look()]));
    expect(indexed.get('judicial')).toEqual(upTo(2200));
    expect(indexed.get('social')).toEqual(upTo(30));
    for (const relay of relays) await relay.stop();
    await relays[0]!.look();
    expect(indexed.get('judicial')).toHaveLength(2200);
  });
});
