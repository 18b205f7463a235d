import { objection } from '../../../../schema/cases/objection';
import { moveCases } from '../../../../subgraphs/subjects/merge/moveCases';
import { ask } from '../../../support/ask';
import { person } from '../../../support/viewers';
import { open, openCourt, penalty, type Court } from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
  await court.government.models.records.Penalty.insertMany([penalty('of a duplicate')]);
}, 60_000);
afterAll(() => court.stop());

describe('the cases of a duplicate', () => {
  it('become those of the surviving subject, who reads their texts', async () => {
    await open(court, objection, 'of a duplicate');
    const model = court.subjects.models.case;
    const merge = {
      ...{ changeId: 'm', from: 'ann', to: 'ben', at: court.at, by: 'x', department: 'd' },
      ...{ reason: 'r', input: 'i' },
    };
    await model.db.withSession((session) =>
      session.withTransaction(() =>
        moveCases({ case: model }, court.subjects.vault, merge, session),
      ),
    );
    const cases = async (id: string) =>
      (
        await ask(
          court.subjects.subgraph,
          '{ answer: cases(first: 5) { nodes { subjectId texts { name text } } } }',
          {},
          person(id),
        )
      ).data?.['answer'];
    expect(await cases('ann')).toEqual({ nodes: [] });
    expect(await cases('ben')).toEqual({
      nodes: [{ subjectId: 'ben', texts: [{ name: 'statement', text: 'statement的内容' }] }],
    });
  });
});
