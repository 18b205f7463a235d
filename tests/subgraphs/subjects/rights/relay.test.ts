import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identitySigner } from '../../../../gateway/execution/identitySigner';
import { findRecipients } from '../../../../gateway/outbox/findRecipients';
import { subjectEventRelay } from '../../../../gateway/outbox/subjectEventRelay';
import type { SubjectEventRecipient } from '../../../../gateway/outbox/recipient';
import { unchanging } from '../../../../process/followFiles';
import { makeIdentityKeys } from '../../../../cli/support/identityKeys';
import type { SubjectEvent } from '../../../../schema/registry';
import { GATEWAY } from '../../../../schema/registryCall';
import { readSigningKeys, readVerifyingKeys } from '../../../../schema/identity/keys';
import { SUBJECT_EVENTS_PATH } from '../../../../schema/subjectEvents';
import type { Viewer } from '../../../../schema/viewer';
import type { Subgraph } from '../../../../subgraphs/framework/createSubgraph';
import { verifyRequest } from '../../../../subgraphs/framework/identity/verifyRequest';
import { subgraphApp } from '../../../../subgraphs/framework/startSubgraph';
import { silent } from '../../../support/log';
import { officer } from '../../../support/viewers';

const event = (number: number, hidden = true): SubjectEvent => ({
  number,
  subjectId: `s-${number}`,
  hidden,
});

describe('subject events over HTTP', () => {
  const keys = makeIdentityKeys(['gateway'], ['social', 'subjects']);
  const own = keys.gateways.get('gateway')!;
  const signing = readSigningKeys(own.privateKey, own.requestKeys);
  const signer = identitySigner('social', signing.get('social')!);
  const accepted: (readonly SubjectEvent[])[] = [];
  let fails = false;
  let server: Server;
  let url: string;
  let recipient: SubjectEventRecipient;
  const names: string[] = [];

  beforeAll(async () => {
    const subgraph = {
      name: 'social',
      applySubjectEvents: async (events: readonly SubjectEvent[]) => {
        if (fails) throw new Error('120102188001010028');
        accepted.push(events);
      },
    } as unknown as Subgraph;
    const identify = verifyRequest({
      name: 'social',
      keys: unchanging(readVerifyingKeys(keys.publicKeys, keys.subgraphs.get('social')!)),
    });
    server = subgraphApp(subgraph, identify, { log: silent }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const places = [
      { name: 'subjects', url },
      { name: 'social', url },
      { name: 'foreign', url },
    ];
    const found = findRecipients(
      { registrySubgraph: 'subjects', subgraphUrls: {}, subgraphTimeout: 2000 },
      { subgraphs: places, hasAccessRules: true },
      { signers: new Map(['subjects', 'social'].map((name) => [name, signer])) },
    );
    names.push(...found.map(({ name }) => name));
    recipient = found[0]!;
  });
  afterAll(async () => {
    await recipient.stop();
    server.close();
  });

  async function post(body: string, viewer: Viewer | undefined, path = SUBJECT_EVENTS_PATH) {
    const caller = { viewer: viewer ?? GATEWAY, requestId: 'r' };
    const headers = viewer ? await signer({ method: 'POST', path, body, caller }) : {};
    const { status } = await fetch(new URL(SUBJECT_EVENTS_PATH, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return status;
  }

  test('are sent neither to the registry’s own subgraph nor to one this gateway does not sign for', () => {
    expect(names).toEqual(['social']);
  });

  test('are sent as in process, and a failure is one', async () => {
    await recipient.apply([event(1), event(2, false)]);
    expect(accepted).toEqual([[event(1), event(2, false)]]);
    fails = true;
    await expect(recipient.apply([event(3)])).rejects.toThrow('status 500');
    fails = false;
  });

  test('are accepted only from the gateway, and only well-formed', async () => {
    const body = JSON.stringify({ events: [event(4)] });
    expect(await post(body, GATEWAY)).toBe(204);
    expect(await post(body, undefined)).toBe(401);
    expect(await post(body, officer)).toBe(401);
    expect(await post(body, { ...officer, actor: 'gateway' })).toBe(401);
    expect(await post(body, GATEWAY, '/graphql')).toBe(401);
    for (const wrong of ['{', '{}', '{"events":[{}]}', '{"events":[],"more":1}'])
      expect(await post(wrong, GATEWAY)).toBe(400);
  });
});

describe('the relay', () => {
  /** An outbox with this many events, and recipients that record what they receive. */
  function setting(count: number, names = ['a', 'b']) {
    const cursors = new Map<string, number>();
    const received = new Map<string, number[]>(names.map((name) => [name, []]));
    const broken = new Set<string>();
    const all = Array.from({ length: count }, (_, index) => event(index + 1));
    const registry = {
      subjectEvents: async (recipients: readonly string[], limit: number) =>
        recipients
          .map((recipient) => ({
            recipient,
            events: all.slice(cursors.get(recipient) ?? 0).slice(0, limit),
          }))
          .filter(({ events }) => events.length > 0),
      delivered: async (recipient: string, upTo: number) => void cursors.set(recipient, upTo),
    };
    const recipients = names.map((name): SubjectEventRecipient => ({
      name,
      async apply(events) {
        if (broken.has(name)) throw new Error('down');
        received.get(name)!.push(...events.map(({ number }) => number));
      },
      stop: async () => undefined,
    }));
    return {
      relay: subjectEventRelay({ registry, recipients, log: silent }),
      received,
      broken,
      cursors,
    };
  }
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test('delivers all events, in order, however many', async () => {
    const { relay, received } = setting(250);
    await relay.look();
    expect(received.get('a')).toEqual(upTo(250));
    expect(received.get('b')).toEqual(upTo(250));
    await relay.look();
    expect(received.get('a')).toHaveLength(250);
    await relay.stop();
  });

  test('is not blocked by a recipient that fails, and delivers all once it recovers', async () => {
    const { relay, received, broken, cursors } = setting(3);
    broken.add('a');
    await relay.look();
    expect([received.get('a'), received.get('b')]).toEqual([[], upTo(3)]);
    expect(cursors.has('a')).toBe(false);
    broken.delete('a');
    await relay.look();
    expect(received.get('a')).toEqual(upTo(3));
    await relay.stop();
  });

  test('runs once more for a request during a run, and not after its end', async () => {
    const { relay, received } = setting(2);
    await Promise.all([relay.look(), relay.look(), relay.look()]);
    expect(received.get('a')).toEqual(upTo(2));
    await relay.stop();
    await relay.look();
    expect(received.get('a')).toEqual(upTo(2));
  });
});
