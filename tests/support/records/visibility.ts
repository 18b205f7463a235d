/* eslint-disable jest/no-export -- a part of the suite of records */
import { ask } from '../ask';
import { ENDED, UNSEEN } from '../creditRecord';
import type { RecordCase } from '../recordCase';
import * as viewers from '../viewers';
import { callersOf } from './audience';
import { entities, expectThroughDoors, type Seen } from './doors';

const DISCLOSURES = ['OPEN', 'RESTRICTED'] as const;

/**
 * The callers for whom a record of a subject exists, in every query. While it is live: everybody if
 * it is published, otherwise those with a right to it. After it has ended: its person, and the next
 * of kin of a deceased person, with the reason. A record of a minor: nobody.
 */
export function audience(recordCase: RecordCase): void {
  const { type } = recordCase;
  const me = `${type}-me`;
  const id = (name: string, disclosure: string) => `${me}.${name}.${disclosure}`;
  const live = DISCLOSURES.map((disclosure): Seen => ({
    id: id('live', disclosure),
    visibility: 'SHOWN',
  }));
  const ended = ENDED.flatMap(([name, , visibility]) =>
    DISCLOSURES.map((disclosure): Seen => ({ id: id(name, disclosure), visibility })),
  );
  const unseen = UNSEEN.flatMap(([name]) => DISCLOSURES.map((disclosure) => id(name, disclosure)));
  const ids = (nodes: readonly Seen[]) => nodes.map((node) => node.id);

  beforeAll(() =>
    recordCase.insert([
      ...[...ENDED, ...UNSEEN, ['live', {}] as const].flatMap(([name, fields]) =>
        DISCLOSURES.map((disclosure) =>
          recordCase.make({ _id: id(name, disclosure), subjectId: me, disclosure, ...fields }),
        ),
      ),
      recordCase.make({ _id: `${type}-other`, subjectId: 'other', disclosure: 'RESTRICTED' }),
    ]),
  );

  const callers = callersOf(me);
  it.each(callers.filter(({ isSubject }) => isSubject))(
    'is returned while it is retained, with the reason, to $who',
    ({ viewer }) =>
      expectThroughDoors(recordCase, viewer, me, { seen: [...live, ...ended], hidden: unseen }),
  );

  it.each([
    ...callers.filter(({ isSubject }) => !isSubject),
    {
      who: 'the person for the purpose of a bank',
      viewer: viewers.asking(viewers.person(me), 'lending'),
      seesRestricted: false,
    },
  ])(
    'is returned while it is live to $who; when restricted: $seesRestricted',
    ({ viewer, seesRestricted }) => {
      const [open, restricted] = [live.slice(0, 1), live.slice(1)];
      return expectThroughDoors(recordCase, viewer, me, {
        seen: seesRestricted ? live : open,
        hidden: [...(seesRestricted ? [] : ids(restricted)), ...ids(ended), ...unseen],
      });
    },
  );

  it('returns null for an unknown id as for a hidden record', async () => {
    expect(await entities(recordCase, ['nothing', `${type}-other`])).toEqual([null, null]);
  });

  it('is on the disclosure log when its subject reads it ended, and not while it is live and open', async () => {
    const isLogged = async (name: string) => {
      const { extensions } = await ask(
        recordCase.underTest().subgraph,
        `query ($who: [_Any!]!) { _entities(representations: $who) { ... on ${type} { id } } }`,
        { who: [{ __typename: type, id: id(name, 'OPEN') }] },
        viewers.person(me),
      );
      return JSON.stringify(extensions ?? {}).includes(`${type}.id`);
    };
    expect([await isLogged('live'), await isLogged('repaired')]).toEqual([false, true]);
  });
}

/** A minor is no credit subject: no record of a minor exists for anybody, the minor included. */
export function minors(recordCase: RecordCase): void {
  const me = `${recordCase.type}-minor`;
  const ids = DISCLOSURES.map((disclosure) => `${me}.${disclosure}`);

  beforeAll(() =>
    recordCase.insert(
      DISCLOSURES.map((disclosure) =>
        recordCase.make({
          _id: `${me}.${disclosure}`,
          subjectId: me,
          disclosure,
          subjectIsMinor: true,
        }),
      ),
    ),
  );

  it.each([
    ['themself', viewers.person(me)],
    ['a parent', viewers.person('parent', [me])],
    ['an officer of the case', viewers.officerOfCase(me)],
  ])('is returned to nobody when it is of a minor: not to %s', (_who, viewer) =>
    expectThroughDoors(recordCase, viewer, me, { seen: [], hidden: ids }),
  );
}

/** A record that its subject disputes is still returned, and marked. */
export function dispute(recordCase: RecordCase): void {
  beforeAll(() => recordCase.insert([recordCase.make({ _id: 'disputed', state: 'DISPUTED' })]));

  it('is returned and marked while disputed', async () => {
    expect(await entities(recordCase, ['disputed'], viewers.nobody, 'id state visibility')).toEqual(
      [{ id: 'disputed', state: 'DISPUTED', visibility: 'SHOWN' }],
    );
  });
}
