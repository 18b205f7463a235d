import express from 'express';
import type { AddressInfo } from 'node:net';
import {
  DIRECTORY_PATH,
  type DirectoryAnswer,
  type DirectoryQuestion,
} from '../../../../schema/directory';
import { directoryRoute } from '../../../../subgraphs/framework/directory/directoryRoute';
import { httpDirectory } from '../../../../subgraphs/framework/directory/httpDirectory';
import { sealMessage } from '../../../../subgraphs/framework/sealed/message';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { openDocument } from '../../../../subgraphs/framework/vault/sealedFields';
import { formerCodeModel } from '../../../../subgraphs/subjects/codes/model';
import { subjectDirectory } from '../../../../subgraphs/subjects/directory/subjectDirectory';
import { UNREPORTED } from '../../../../subgraphs/subjects/organization/unreported';
import { subjectModel } from '../../../../subgraphs/subjects/subject/model';
import { SUBJECT_SEALED } from '../../../../subgraphs/subjects/subject/sealed';
import { residentIdCheckCharacter } from '../../../../schema/identifiers/residentId';
import { syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import { silent } from '../../../support/log';
import { startTestStore, type TestStore } from '../../../support/store';
import { testVaultKeys } from '../../../support/vault';

const NOW = new Date('2026-11-29T02:00:00Z');
const idsOf = (answers: readonly DirectoryAnswer[]) =>
  answers.map((answer) => ('subject' in answer ? answer.subject.id : answer.reason));
const NUMBER = '12010218800101001X';

let store: TestStore;
let databases: Database[];
beforeAll(async () => {
  store = await startTestStore();
  const open = () => connect(store.uri, `${store.dbPrefix}_subjects`);
  databases = await Promise.all([open(), open()]);
  await subjectModel(databases[0]!.connection).createIndexes();
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await store.stop();
});

/** The directory of one of two processes. */
function directoryOf(process = 0) {
  const { connection } = databases[process]!;
  const vault = databaseVault(connection, { subgraph: 'subjects', keys: testVaultKeys });
  const model = subjectModel(connection);
  const formerCode = formerCodeModel(connection);
  return {
    vault,
    model,
    formerCode,
    ...subjectDirectory({ model, formerCode, vault, now: () => NOW }),
  };
}

const company = (code: string, name: string, mayCreate = true): DirectoryQuestion => ({
  identifier: { by: 'UNIFIED_CODE', code },
  name,
  mayCreate,
});
const person = (number: string, name: string, mayCreate = true): DirectoryQuestion => ({
  identifier: { by: 'RESIDENT_ID', number },
  name,
  mayCreate,
});
/** A number of somebody who is to be born in 2999, so that it is nobody's. */
const CHILD = (() => {
  const first17 = '12010229990101001';
  return first17 + residentIdCheckCharacter(first17);
})();

describe('the directory', () => {
  it('creates an unknown organisation once, with the form that its code and name show', async () => {
    const directory = directoryOf();
    const names: readonly (readonly [string, string, string, string | null])[] = [
      ['91', '天津示例有限公司', 'LEGAL_PERSON', 'FOR_PROFIT'],
      ['91', '天津示例（有限合伙）', 'UNINCORPORATED_ORGANIZATION', null],
      ['92', '河东区示例小吃店', 'SELF_EMPLOYED', null],
      ['31', '天津示例律师事务所', 'UNINCORPORATED_ORGANIZATION', null],
      ['51', '天津示例协会', 'LEGAL_PERSON', 'NON_PROFIT'],
    ];
    const questions = names.map(([prefix, name], index) =>
      company(syntheticUscc(prefix, index, 1), name),
    );
    const first = await directory.resolve(questions);
    expect(first.map(({ result }) => result)).toEqual(names.map(() => 'CREATED'));
    const ids = idsOf(first);
    const rows = await directory.model.find({ _id: { $in: ids } }).lean();
    for (const [at, [, name, kind, legalType]] of names.entries()) {
      expect(rows.find(({ _id }) => _id === ids[at])).toMatchObject({
        name,
        kind,
        legalType,
        region: '120102',
        registration: { representativeName: UNREPORTED, status: 'IN_OPERATION' },
      });
    }
    const again = await directory.resolve(questions);
    expect(again.map((answer) => answer.result)).toEqual(names.map(() => 'HELD'));
    expect(idsOf(again)).toEqual(ids);
  });

  it('tells the kind of a subject by its id, and creates none', async () => {
    const directory = directoryOf();
    const [held] = await directory.resolve([
      company(syntheticUscc('91', 77, 1), '天津示例有限公司'),
    ]);
    const [id] = idsOf([held!]);
    const byId = (of: string): DirectoryQuestion => ({
      identifier: { by: 'ID', id: of },
      name: '',
      mayCreate: true,
    });
    expect(await directory.resolve([byId(id!), byId('nobody')])).toMatchObject([
      { result: 'HELD', subject: { id, kind: 'LEGAL_PERSON' } },
      { result: 'REFUSED', reason: 'UNKNOWN' },
    ]);
  });

  it('creates an unknown adult, encrypted, and finds the person by the full number', async () => {
    const directory = directoryOf();
    const [created] = await directory.resolve([person(NUMBER, '张示例')]);
    expect(created).toMatchObject({ result: 'CREATED', subject: { kind: 'NATURAL_PERSON' } });
    const stored = await directory.model.findOne({ kind: 'NATURAL_PERSON' }).lean();
    expect(JSON.stringify(stored)).not.toMatch(/张示例|12010218800101/);
    const opened = await openDocument(directory.vault, SUBJECT_SEALED, stored!);
    expect(opened).toMatchObject({
      name: '张示例',
      idNumber: NUMBER,
      birthDate: '1880-01-01',
      sex: 'MALE',
      minor: false,
    });
    const [held] = await directory.resolve([person(NUMBER, ' 张 示例')]);
    expect(held).toEqual({ ...created, result: 'HELD' });
  });

  it('refuses another name, a minor and a class of code that tells no form', async () => {
    const code = syntheticUscc('91', 50, 1);
    await directoryOf().resolve([company(code, '天津甲有限公司')]);
    const answers = await directoryOf().resolve([
      company(code, '天津乙有限公司'),
      person(CHILD, '孩子'),
      company(syntheticUscc('A1', 1, 1), '某单位'),
    ]);
    expect(answers).toEqual([
      { result: 'REFUSED', reason: 'NAME_DIFFERS' },
      { result: 'REFUSED', reason: 'MINOR' },
      { result: 'REFUSED', reason: 'CLASS_UNKNOWN' },
    ]);
  });

  it('accepts a former name, and refuses a stored minor', async () => {
    const { model, ...directory } = directoryOf();
    const code = syntheticUscc('91', 60, 1);
    await directory.resolve([company(code, '天津新名有限公司')]);
    await model.updateOne({ uscc: code }, { $set: { formerNames: ['天津旧名有限公司'] } });
    expect(await directory.resolve([company(code, '天津旧名有限公司')])).toMatchObject([
      { result: 'HELD' },
    ]);
    await directory.resolve([person('120102188001010028', '李示例')]);
    await model.updateOne({ kind: 'NATURAL_PERSON', minor: false }, { $set: { minor: true } });
    const numbers = [person(NUMBER, '张示例'), person('120102188001010028', '李示例')];
    const answers = await directory.resolve(numbers);
    expect(answers).toContainEqual({ result: 'REFUSED', reason: 'MINOR' });
    await model.updateMany({ kind: 'NATURAL_PERSON' }, { $set: { minor: false } });
  });

  it('creates nothing unless it may', async () => {
    const { model, ...directory } = directoryOf();
    const before = await model.countDocuments();
    const questions = [
      company(syntheticUscc('91', 70, 1), '天津未知有限公司', false),
      person('120102188002290033', '王示例', false),
    ];
    expect(await directory.resolve(questions)).toMatchObject([
      { result: 'WOULD_CREATE', subject: { kind: 'LEGAL_PERSON' } },
      { result: 'WOULD_CREATE', subject: { kind: 'NATURAL_PERSON' } },
    ]);
    expect(await model.countDocuments()).toBe(before);
  });

  it('creates each subject once, however many processes ask at the same time', async () => {
    const questions = Array.from({ length: 20 }, (_, index) =>
      company(syntheticUscc('91', 100 + index, 1), `天津并发${index}有限公司`),
    );
    const answers = await Promise.all(
      [0, 1, 0, 1].map((process) => directoryOf(process).resolve(questions)),
    );
    for (const at of questions.keys()) {
      const ids = answers.map((each) => {
        const answer = each[at]!;
        return 'subject' in answer ? answer.subject.id : answer.reason;
      });
      expect(new Set(ids).size).toBe(1);
      expect(answers.filter((each) => each[at]!.result === 'CREATED')).toHaveLength(1);
    }
  });
});

describe('the directory over HTTP', () => {
  const key = Buffer.alloc(32, 'key of a test');
  const requests: string[] = [];
  let url: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const app = express();
    app.post(
      DIRECTORY_PATH,
      express.raw({ type: () => true }),
      (request, _response, next) => {
        requests.push(String(request.body));
        next();
      },
      directoryRoute(directoryOf(), { key, log: silent }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    stop = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });
  afterAll(() => stop());

  const post = (body: string) =>
    fetch(new URL(DIRECTORY_PATH, url), { method: 'POST', body }).then(({ status }) => status);

  it('answers like the directory itself, and nobody can read it on the way', async () => {
    const questions = [
      person(NUMBER, '张示例'),
      company(syntheticUscc('91', 1000, 1), '天津远程有限公司'),
    ];
    const answers = await httpDirectory(url, key).resolve(questions);
    expect(answers).toMatchObject([{ result: 'HELD' }, { result: 'CREATED' }]);
    expect(requests.at(-1)).not.toMatch(/张示例|12010218800101/);
  });

  it('refuses a question of another key, an old one, and an answer that is sent back', async () => {
    const id = 'b3b1b6a2-0f4f-4d8e-9a55-0c9f5c1a1f10';
    const now = Date.now();
    const question = { id, at: now, questions: [] };
    expect(await post(await sealMessage(key, 'directory-question', question))).toBe(200);
    const refused = [
      sealMessage(Buffer.alloc(32, 'another key'), 'directory-question', question),
      sealMessage(key, 'directory-question', { ...question, at: now - 120_000 }),
      sealMessage(key, 'directory-answer', question),
      sealMessage(key, 'directory-question', { ...question, more: true }),
      Promise.resolve('no message'),
    ];
    for (const body of refused) expect(await post(await body)).toBe(401);
    await expect(
      httpDirectory(url, Buffer.alloc(32, 'another key')).resolve([person(NUMBER, '张示例')]),
    ).rejects.toThrow('status 401');
  });
});
