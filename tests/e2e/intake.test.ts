import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import { chinaDate } from '../../schema/policy/chinaDate';
import { eventually } from '../support/eventually';
import { PERMIT_HEADINGS as HEADINGS, permitLine } from '../support/intake/permitFile';
import { programFile } from '../support/runProgram';
import { startProduct, TODAY, type Product } from '../support/product';

jest.setTimeout(120_000);

const DEPARTMENT = 'market-regulation';
let product: Product;
let steward: string;
let company: { readonly id: string; readonly name: string; readonly uscc: string };
let bureau: { readonly name: string; readonly uscc: string };

beforeAll(async () => {
  product = await startProduct({ subjects: 300 });
  steward = await product.token('steward', { department: DEPARTMENT });
  const { body } = await product.ask(`{
    permits(first: 100) {
      nodes { authority { id name uscc } subject { id ... on LegalPerson { name uscc } } }
    }
  }`);
  const { nodes } = body.data.permits;
  company = nodes.map(({ subject }: any) => subject).find((subject: any) => subject?.uscc);
  bureau = nodes.map(({ authority }: any) => authority).find(({ id }: any) => id === DEPARTMENT);
});
afterAll(() => product.stop());

const permitRow = (number: number, decided = TODAY) =>
  permitLine({ company, bureau, documentNumber: `津河东市监许〔2026〕${number}号`, decided });

async function open(token = steward) {
  const { body } = await product.ask(
    `mutation ($input: IntakeUploadInput!, $key: ID!) {
      opened: openGovernmentUpload(input: $input, key: $key) { batch { number } upload { path } }
    }`,
    {
      input: { kind: 'Permit', format: 'CSV', fileName: 'permits.csv' },
      key: `key-${Math.random()}`,
    },
    token,
  );
  return body;
}

const urlOf = (path: string) => new URL(path, product.gateway.url);
const send = (path: string, text: string, token = steward) =>
  fetch(urlOf(path), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: text,
  });

async function finished(number: string) {
  return eventually(async () => {
    const { body } = await product.ask(
      `query ($number: ID!) {
        batch: intakeBatchOfGovernment(number: $number) {
          state finishedAt counts { accepted unchanged refused } fault { messageEnglish }
          errorFile { path } receipt { fileSha256 }
        }
      }`,
      { number },
      steward,
    );
    expect(body.data.batch.finishedAt).not.toBeNull();
    return body.data.batch;
  });
}

/** Sends a file as the steward and waits for its batch. */
async function submit(text: string) {
  const { batch, upload } = (await open()).data.opened;
  const response = await send(upload.path, text);
  expect(response.status).toBe(200);
  return { upload, batch: await finished(batch.number) };
}

describe('a file of permits', () => {
  const tomorrow = chinaDate(new Date(Date.parse(`${TODAY}T00:00:00+08:00`) + 86_400_000));

  it('becomes records that everybody sees, and an error file that can be sent again', async () => {
    const text = [HEADINGS, permitRow(9001), permitRow(9002, tomorrow), ''].join('\r\n');
    const { batch } = await submit(text);
    expect(batch).toMatchObject({
      state: 'PARTLY_ACCEPTED',
      counts: { accepted: 1, unchanged: 0, refused: 1 },
      receipt: { fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const { body } = await product.ask(
      `query ($id: ID!) { subject(id: $id) { permits(first: 5) { nodes { documentNumber } } } }`,
      { id: company.id },
    );
    const numbers = body.data.subject.permits.nodes.map((node: any) => node.documentNumber);
    expect(numbers).toContain('津河东市监许〔2026〕9001号');
    expect(numbers).not.toContain('津河东市监许〔2026〕9002号');

    const errors = await fetch(urlOf(batch.errorFile.path), {
      headers: { authorization: `Bearer ${steward}` },
    });
    const mended = (await errors.text()).replaceAll(tomorrow, TODAY);
    expect(mended).toContain('错误说明');
    expect((await submit(mended)).batch).toMatchObject({
      state: 'ACCEPTED',
      counts: { accepted: 1, unchanged: 0, refused: 0 },
    });
  });

  it('changes nothing when it is sent again', async () => {
    const text = [HEADINGS, permitRow(9003), ''].join('\r\n');
    await submit(text);
    expect((await submit(text)).batch).toMatchObject({
      state: 'ACCEPTED',
      counts: { accepted: 0, unchanged: 1 },
    });
  });

  it('is received with a ticket that is valid once, and only for its steward', async () => {
    const { batch, upload } = (await open()).data.opened;
    const other = await product.token('officer');
    expect((await send(upload.path, HEADINGS, other)).status).toBe(404);
    expect((await send(upload.path, HEADINGS)).status).toBe(200);
    expect((await send(upload.path, HEADINGS)).status).toBe(409);
    expect(await finished(batch.number)).toMatchObject({
      state: 'REFUSED',
      fault: { messageEnglish: expect.stringContaining('no rows') },
    });
  });

  it('is not received from callers who report no permits', async () => {
    for (const token of [
      await product.token('officer'),
      await product.token('steward', { department: 'justice' }),
    ])
      expect((await open(token)).errors).toHaveLength(1);
  });
});

describe('500 permits in one mutation', () => {
  const names = HEADINGS.split(',');
  const permits = () =>
    Array.from({ length: 500 }, (_, index) => {
      const cells = permitRow(5000 + index).split(',');
      return Object.fromEntries(names.map((name, column) => [name, cells[column]]));
    });
  const submitRows = (token: string, submitted: readonly object[] = permits()) =>
    product.ask(
      `mutation ($input: IntakeBatchInput!, $key: ID!) {
        batch: submitGovernmentBatch(input: $input, key: $key) {
          state counts { accepted refused } results { row outcome recordId }
        }
      }`,
      { input: { kind: 'Permit', rows: submitted }, key: 'five-hundred' },
      token,
    );

  it('become records, although no other caller may send so long a body', async () => {
    const claims = await demoClaims('steward', { department: DEPARTMENT }, '');
    for (const token of [
      await product.token('officer'),
      await product.issuer.issue({ ...claims, loa: 2 }, '1h'),
    ]) {
      const { status, body } = await submitRows(token);
      expect([status, body.errors?.[0]?.message]).toEqual([
        413,
        'A request may have at most 100 kB.',
      ]);
    }
    const { body } = await submitRows(steward);
    expect(body.errors).toBeUndefined();
    const { results, ...batch } = body.data.batch;
    expect(batch).toEqual({ state: 'ACCEPTED', counts: { accepted: 500, refused: 0 } });
    expect(results).toHaveLength(500);
  });

  it('have limits too', async () => {
    const long = permits().map((row) => ({ ...row, XK_NR: '食品销售'.repeat(200) }));
    const many = permits().map((row) => ({
      ...row,
      ...Object.fromEntries(Array.from({ length: 36 }, (_, index) => [`X${index}`, index])),
    }));
    expect((await submitRows(steward, long)).body.errors?.[0]?.message).toBe(
      'A request may have at most 1 MB.',
    );
    expect((await submitRows(steward, many)).body.errors?.[0]?.message).toBe(
      'The body has more than 25000 values; send fewer.',
    );
    const { body } = await product.ask(`{ __typename } #${'x'.repeat(102_400)}`, {}, steward);
    expect(body.errors?.[0]?.message).toBe(
      'The text of an operation may have at most 100 kB; send its values as variables.',
    );
  });
});

describe('npm run intake', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hedong-intake-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const start = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [programFile('cli/intake'), ...args], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  const send = (file: string) =>
    start(
      ...[file, '--kind', 'Permit', '--department', DEPARTMENT],
      ...['--url', product.gateway.url, '--token', steward],
    );

  it('writes a template that can be filled in and sent', async () => {
    const file = join(folder, 'permits.xlsx');
    const written = await start('template', '--kind', 'Permit', '--out', file);
    expect(written).toMatchObject({ code: 0, stdout: `The template is in ${file}.\n` });
    const workbook = await openXlsx(await readFile(file));
    const [sheet] = workbook.sheets;
    const cells = permitRow(9301).split(',');
    const names = HEADINGS.split(',');
    sheet!.rows.push(sheet!.rows[0]!.map((name) => cells[names.indexOf(String(name))] ?? null));
    await writeFile(file, await saveXlsx(workbook));
    const { code, stdout } = await send(file);
    expect(stdout).toContain('ACCEPTED: 1 rows, 1 accepted, 0 unchanged, 0 refused.');
    expect(code).toBe(0);
  });

  it('ends with 2 and an error file if rows were refused, and with 1 if the file was', async () => {
    const partly = join(folder, 'partly.csv');
    const refused = join(folder, 'refused.csv');
    await writeFile(partly, [HEADINGS, permitRow(9302), permitRow(9303, '2026-13-01')].join('\n'));
    await writeFile(refused, HEADINGS);
    const [two, one, absent] = await Promise.all([
      send(partly),
      send(refused),
      send(join(folder, 'absent.csv')),
    ]);
    const errors = join(folder, 'partly.errors.csv');
    expect(two.code).toBe(2);
    expect(two.stdout).toContain('PARTLY_ACCEPTED: 2 rows, 1 accepted, 0 unchanged, 1 refused.');
    expect(two.stdout).toContain(`The refused rows and what to mend are in ${errors}.`);
    expect(await readFile(errors, 'utf8')).toContain('9303号');
    expect(one.code).toBe(1);
    expect(one.stdout).toContain('REFUSED: 0 rows');
    expect([absent.code, absent.stderr]).toEqual([
      1,
      expect.stringContaining('absent.csv cannot be read.'),
    ]);
  });
});
