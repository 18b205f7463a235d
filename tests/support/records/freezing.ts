/* eslint-disable jest/no-export -- a part of the suite of records */
import { ask } from '../ask';
import type { RecordCase } from '../recordCase';
import * as viewers from '../viewers';
import { DEPARTMENT, callersOf, type Caller } from './audience';
import { entities, expectThroughDoors } from './doors';

/** A frozen record is visible only to its subject, and comes back unchanged. */
export function freezing(recordCase: RecordCase): void {
  const { type, inSchema } = recordCase;
  const domain = inSchema.subgraph[0]!.toUpperCase() + inSchema.subgraph.slice(1);
  const me = `frozen.${type}`;
  const id = `${me}.one`;
  // A visitor and those who see most of a live record: what these cannot see, nobody can.
  const callers = callersOf(me).filter(
    ({ who, seesRestricted }) => seesRestricted || who === 'a visitor',
  );
  let keys = 0;

  beforeAll(() =>
    recordCase.insert([recordCase.make({ _id: id, subjectId: me, state: 'DISPUTED' })]),
  );

  const change = async (
    action: 'freeze' | 'unfreeze',
    version: number,
    department = DEPARTMENT,
  ) => {
    const { data, errors } = await ask(
      recordCase.underTest().subgraph,
      `mutation ($input: RecordFreezingInput!, $key: ID!) {
        answer: ${action}${domain}Record(input: $input, key: $key) { frozen version }
      }`,
      {
        input: {
          type,
          id,
          version,
          reason: '删除在技术上难以实现',
          legalBasis: '个人信息保护法第四十七条',
        },
        key: `${type}-${++keys}`.padStart(8, '0'),
      },
      viewers.viewerAs('steward', { department, assurance: 3 }),
    );
    return data?.['answer'] ?? (errors ?? []).map((error) => error.extensions?.['code']);
  };
  const expectSeen = async (visibility: string, by: (caller: Caller) => boolean) => {
    for (const caller of callers)
      await expectThroughDoors(
        recordCase,
        caller.viewer,
        me,
        by(caller) ? { seen: [{ id, visibility }] } : { seen: [], hidden: [id] },
      );
  };

  it('is frozen and unfrozen by its department, and visible only to its subject meanwhile', async () => {
    expect(await entities(recordCase, [id])).toEqual([{ id, visibility: 'SHOWN' }]);
    expect(await change('freeze', 1, 'education')).toEqual(['NOT_FOUND']);
    expect(await change('freeze', 1)).toEqual({ frozen: true, version: 2 });
    await expectSeen('FROZEN', ({ isSubject }) => isSubject);
    const states = 'state versions { version state }';
    const versions = [
      { version: 1, state: 'DISPUTED' },
      { version: 2, state: 'FROZEN' },
      { version: 3, state: 'DISPUTED' },
    ];
    expect(await entities(recordCase, [id], viewers.person(me), states)).toEqual([
      { state: 'FROZEN', versions: versions.slice(0, 2) },
    ]);
    expect(await change('unfreeze', 2)).toEqual({ frozen: false, version: 3 });
    await expectSeen('SHOWN', () => true);
    expect(await entities(recordCase, [id], viewers.nobody, states)).toEqual([
      { state: 'DISPUTED', versions },
    ]);
  });
}
